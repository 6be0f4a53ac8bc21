/// Linux: every system call of Parallax is made here, through `java.lang.foreign`, and nowhere else.
/// - **Ownership.** [MemFd] and [Mapping] own what they wrap; closing them gives it back to the system at once.
/// - **Threads.** Everything may be used from any thread. No call here blocks for long, so virtual threads may call
///   too.
/// - **Units.** Sizes and offsets are bytes.
/// - **Errors.** A call that fails throws [SystemCallException], which names the call, its arguments, the error's
///   symbol and a cure. A segment of a closed mapping throws [IllegalStateException] on access; the JVM never
///   crashes, since the memory is unmapped by its arena only.
@NullMarked
package io.parallax.memory.os;

import org.jspecify.annotations.NullMarked;
