/// Pools, loans and buffers: the one implementation of what `io.parallax.api.buffer` and `io.parallax.api.memory`
/// promise.
///
/// A slot goes round like this; each arrow hands it to exactly one new owner:
///
/// ```
///            take                 publish                 last close
///   ring ───────────▶ SlotLoan ───────────▶ SlotBuffer(s) ───────────▶ ring
///     ▲                   │ close
///     └───────────────────┘
/// ```
///
/// - **Handles are recycled.** Each slot is its own first buffer handle, and keeps further ones for
///   [SlotBuffer#retain()] and [SlotBuffer#view(long, long)], and a loan. The steady path allocates nothing. In strict
///   mode nothing is recycled, and the segments of a handle die with it.
/// - **Lifetime of the memory.** It ends when the pool is closed and every slot is home. An open handle means that its
///   slot is not home, so an open handle always has live memory below it.
/// - **Threads.** The pool may be used from any thread. A handle is used by one thread at a time.
@NullMarked
package io.parallax.memory.slot;

import org.jspecify.annotations.NullMarked;
