/// Reference pages in Markdown, made from what elements say of themselves.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.sdk.reference;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
