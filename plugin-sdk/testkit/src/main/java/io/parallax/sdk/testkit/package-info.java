/// Test kit for element authors: drive one element by hand and look at what comes out.
/// - **Threads.** A harness is used by one thread, which is the element's thread.
/// - **Ownership.** What a harness hands out it takes back when it closes; buffers still open then fail the test.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.sdk.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
