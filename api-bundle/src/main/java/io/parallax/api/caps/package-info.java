/// Caps: what a stream carries, as immutable values.
/// - **Values.** Caps are compared by content and can be shared freely between threads.
/// - **Text.** The text form is the one of GStreamer, for example `video/x-raw,format=RGB,width=[1,1920]`.
/// - **Errors.** Malformed text throws an exception that names the place.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.caps;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
