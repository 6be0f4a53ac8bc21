/// Events: what travels along the links besides buffers.
/// - **Order.** Downstream events keep their place between the buffers; upstream events travel against the flow.
/// - **Values.** Events are immutable and may be shared between threads.
/// - **Units.** Times are nanoseconds.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
