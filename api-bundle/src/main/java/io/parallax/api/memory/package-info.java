/// Memory: segments, and pools of equal slots cut from them.
/// - **Ownership.** A [LoanedSlot] belongs to the borrower until it is published as a buffer or closed. A pool belongs
///   to whoever created it; its memory is given back after the pool is closed and the last buffer has come home.
/// - **Threads.** Pools may be used from any thread. A loan is used by one thread at a time.
/// - **Units.** Sizes, offsets and alignments are bytes, times are nanoseconds.
/// - **Errors.** An exhausted pool is a normal answer (wait or null), a closed one throws [IllegalStateException];
///   memory that the system refuses throws [MemoryException] when the pool is made, not at first use.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
