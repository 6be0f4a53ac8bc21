/// Time on a pipeline: clocks and the unit that all times share.
/// - **Units.** Every time and duration is a `long` in nanoseconds; [ClockTime#NONE] means unknown.
/// - **Threads.** Everything here may be used from any thread.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
