/// Streams between processes, over arenas: buffers by reference through [io.parallax.memory.ipc], and beside them a
/// socket for events and what else there is to say ([io.parallax.memory.wire]). `docs/formats/ipc.md` has the protocol.
///
/// ```
///  publisher's process                                                     subscriber's process
///                                  ┌══ ring of arena 1 ══ references ═▶┐
///  Publisher ─▶ Outbox ─▶ Subscription ═ ring of arena 2 ═ and notes ══▶ Subscriber ─▶ next()
///                                  └── socket ── ordered messages ────▶ Inbox
///  PublisherThread ◀──────────────────── socket ◀── hello, events against the flow
/// ```
///
/// - **Order.** An ordered message is sent on the socket, and then a note is written into the ring that the stream goes
///   through: the reader takes so many messages before it goes on. So a buffer costs no system call, and nobody
///   overtakes.
/// - **Memory.** Each pool that buffers come from is an arena of its own, shared by all publishers of the process
///   ([PoolArena]). A note says when the stream goes on in another one.
/// - **Slow subscribers.** Each has an [Outbox] with a policy. One thread sends; where something waits for room, a
///   virtual thread brings it on, so that nobody but [io.parallax.api.ipc.SlowPolicy#BLOCK] holds up the stream.
/// - **Trust.** A subscriber believes nothing of what it reads, nor does a publisher. Who breaks the rules is dropped,
///   with a reason.
@NullMarked
package io.parallax.memory.stream;

import org.jspecify.annotations.NullMarked;
