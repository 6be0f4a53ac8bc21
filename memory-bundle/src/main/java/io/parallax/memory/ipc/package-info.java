/// The slots of a pool, seen by other processes.
///
/// A process that has a pool over a memfd makes it an arena ([ArenaOwner]). Others attach to it ([ArenaMember]), read
/// its slots in place and give them back; they can change nothing of them. What crosses is a reference of 64 bytes, and
/// no payload unless it is as small. `docs/formats/arena.md` has every byte.
///
/// ```
///  owner's process                                              member's process
///  SlotPool ──slot──▶ Seat ══descriptor ring══════════════▶ ArenaMember ──▶ Buffer (read-only)
///     ▲                │ Account                                                 │ close
///     └──── comes back ┘◀═════════════return ring═════════════════ ReturnPost ◀──┘
///                        control file, one for each member        data file: the slots, one for all
/// ```
///
/// - **Ownership.** A seat has one reference to a slot for each descriptor that its member has not given back. It is
///   counted in the owner's private memory, before the descriptor is written. The death of a member, at whatever
///   instruction, is repaired by dropping what its seat counts; nothing in shared memory needs repair.
/// - **Trust.** A member believes nothing of what it attaches to before it is checked. An owner believes of a member
///   only that a reference is given back which it has out. Who breaks the rules is dropped, with a reason.
/// - **Small payloads.** What fits into a cache line lies beside its descriptor and is copied by the member
///   ([io.parallax.memory.slot.SmallSlots]), which takes less time than to fetch a slot and to give it back.
/// - **Threads.** One thread at a time sends to a seat or takes from a member; buffers may be closed by any thread.
///   Waiting in [ArenaMember#take(java.time.Duration)] blocks in native code and is refused on virtual threads.
/// - **Units.** Sizes are bytes, times nanoseconds or [java.time.Duration].
/// - **Errors.** [ArenaException] for a peer or a file that breaks the rules, `SystemCallException` for the system.
@NullMarked
package io.parallax.memory.ipc;

import org.jspecify.annotations.NullMarked;
