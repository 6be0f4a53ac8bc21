/// Conformance kit: everything that holds for any element, tried on yours.
/// - **Use.** One test factory in your bundle, `Conformance.ofBundle(MyElement.class).tests()`, tries every element
///   that is in the bundle now and those that will be.
/// - **Threads.** Each check makes an instance of its own and calls it from one thread at a time, not always the same.
/// - **Memory.** Strict throughout: what is used after its release, or does not come home, fails the check.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.sdk.conformance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
