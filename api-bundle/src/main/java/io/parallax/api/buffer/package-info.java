/// Buffers: reference-counted windows onto slots of a memory pool.
/// - **Ownership.** Each [Buffer] handle is one reference. Whoever holds it must push it or close it, once. An element
///   only borrows its input for the length of a call: what it neither pushes nor retains, the engine closes.
/// - **Threads.** A handle is used by one thread at a time; handing it over through a link publishes it safely. The
///   bytes of one slot may be read by many threads at once.
/// - **Units.** Sizes and offsets are bytes, times are nanoseconds.
/// - **Errors.** Using a handle after its release throws [IllegalStateException] naming pool and slot; so does
///   releasing twice. The JVM never crashes.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.buffer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
