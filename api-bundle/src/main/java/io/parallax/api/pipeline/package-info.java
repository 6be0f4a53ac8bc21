/// Pipelines: made from text or from code, run by an engine, watched through a bus.
/// - **Threads.** Engines, pipelines and buses may be used from any thread.
/// - **Ownership.** Whoever makes a [Pipeline] closes it; closing stops it first.
/// - **Errors.** Text that does not make a pipeline throws [MalformedPipelineException] with every problem and its
///   place; what goes wrong while running arrives as one [Message.Failed] on the bus.
/// - **Units.** Times are nanoseconds, sizes bytes.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.pipeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
