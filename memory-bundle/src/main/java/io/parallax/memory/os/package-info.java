/// Linux: every system call of Parallax is made here, through `java.lang.foreign`, and nowhere else.
/// - **Ownership.** [MemFd], [Mapping], [UnixSocket] and the like own what they wrap; closing them gives it back to
///   the system at once. Closing a descriptor again does nothing to one that has got the same number since. What a
///   socket receives belongs to one [Received] until it is taken.
/// - **Threads.** Everything may be used from any thread. Calls that may block for long ([Futex#await], [Poller#await],
///   connecting, sending and receiving) refuse to run on virtual threads, which would keep their carrier.
/// - **Units.** Sizes and offsets are bytes.
/// - **Errors.** A call that fails throws [SystemCallException], which names the call, its arguments, the error's
///   symbol and a cure. A segment of a closed mapping throws [IllegalStateException] on access; the JVM never
///   crashes, since the memory is unmapped by its arena only.
@NullMarked
package io.parallax.memory.os;

import org.jspecify.annotations.NullMarked;
