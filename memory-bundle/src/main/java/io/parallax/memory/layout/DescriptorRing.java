package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// The ring through which an owner tells one member what it may read: one writer, one reader, in two processes.
///
/// ```
/// offset size field                                written by      order
///      0    4 ticket   low 32 bits of position + 1  owner          one word, release, last; read with acquire
///      4    4 kind << 24 | slot
///      8    4 start    first byte within the slot   owner          plain, published by the ticket
///     12    4 size     number of bytes
///     16    8 pts
///     24    8 dts
///     32    8 duration
///     40    8 sequence
///     48    8 offset   position in the medium
///     56    4 stream
///     60    4 flags
/// ```
///
/// The entry of position p lies at p mod C, and is there when it carries the ticket of p. So neither side reads a
/// counter of the other: a hop moves one cache line. **Why it never overflows:** the owner counts what the member has
/// not returned and never lets that reach C; what lies unread is part of it, so the entry of p - C was read long ago.
///
/// **Order.** The ticket is written with release and read with acquire: fields, and the bytes of the slot or those
/// beside the entry, were written before. Afterwards the member's wait flag is read; see [WaitFlags].
///
/// **Small payloads.** A payload that fits into a cache line crosses beside its entry instead of in a slot: the reader
/// copies it in less time than it takes to fetch the line of a slot and to give the slot back. That of position p lies
/// at p mod C of a second array. It is written before the entry and read after it, so the ticket publishes it. The
/// reader says through the return ring that it has read it, and only then may it be written again: the release of that
/// cell comes after the reads.
///
/// Who waits for an entry looks at its payload too, before it looks at the ticket: what it sees means nothing, but once
/// both are there, both lines come at once and not one after the other.
///
/// **Reaching ahead.** Each entry lies in a cache line that the reader had last, and fetching it back takes longer than
/// all else that a hop does. One fetch after the other would be the price of each hop; [#reach] starts several at once.
public final class DescriptorRing {
    /// Size of an entry: one cache line.
    public static final int ENTRY_BYTES = 64;

    /// Most bytes of a small payload: one cache line.
    public static final int SMALL_BYTES = 64;

    /// Answer of [#read]: nothing is there yet.
    public static final int EMPTY = 0;

    /// Answer of [#read]: the entry was filled.
    public static final int READ = 1;

    /// Answer of [#read]: what lies there, no owner that keeps the rules ever wrote.
    public static final int BROKEN = 2;

    private static final VarHandle FIRST_WORD = JAVA_LONG.varHandle();
    private static final long TICKET = 0xFFFF_FFFFL;
    private static final long FLAGS = 60;

    /// The whole file: one segment, so that what it takes to check it is done once for an entry and its payload.
    private final MemorySegment control;

    private final int mask;
    private final long payloads;

    /// Looks at the ring of a control file.
    /// @param control a control file with a checked header
    /// @param entries entries of the ring
    public DescriptorRing(MemorySegment control, int entries) {
        this.control = control;
        this.mask = entries - 1;
        this.payloads = ArenaHeader.payloadsAt(entries);
    }

    /// Writes an entry and publishes it. The owner alone may call this.
    /// @param position how many entries were written before
    /// @param entry what to say
    public void write(long position, RingEntry entry) {
        long at = place(position);
        for (int word = 1; word < RingEntry.WORDS; word++) {
            control.set(JAVA_LONG, at + (long) word * Long.BYTES, entry.words[word]);
        }
        FIRST_WORD.setRelease(control, at, entry.words[0] | ((position + 1) & TICKET)); // pairs with read
    }

    /// Writes a small payload, before its entry. The owner alone may call this.
    /// @param position how many entries were written before
    /// @param from where the bytes are
    /// @param start first of them
    /// @param size number of bytes, at most [#SMALL_BYTES]
    public void writeSmall(long position, MemorySegment from, long start, long size) {
        MemorySegment.copy(from, start, control, payload(position), size);
    }

    /// Reads a small payload, after its entry, each byte once. The member alone may call this.
    /// @param position how many entries were read before
    /// @param to where the bytes go
    /// @param size number of bytes, at most [#SMALL_BYTES]
    public void readSmall(long position, MemorySegment to, long size) {
        MemorySegment.copy(control, payload(position), to, 0, size);
    }

    /// Fetches the cache lines of entries that will be written soon. The owner alone may call this, and only for
    /// entries whose former content was read.
    /// @param position how many entries were written before
    /// @param count how many entries, not more than the ring has
    /// @param small whether their payloads will be written too
    public void reach(long position, int count, boolean small) {
        for (int i = 0; i < count; i++) {
            control.set(JAVA_INT, place(position + i) + FLAGS, 0);
            if (small) {
                control.set(JAVA_LONG, payload(position + i), 0);
            }
        }
    }

    /// Reads an entry, each field once. The member alone may call this.
    /// @param position how many entries were read before
    /// @param entry where to put it
    /// @return [#EMPTY], [#READ] or [#BROKEN]
    public int read(long position, RingEntry entry) {
        long at = place(position);
        entry.early = control.get(JAVA_LONG, payload(position)); // fetched at once with the ticket; see above
        long first = (long) FIRST_WORD.getAcquire(control, at); // pairs with write
        int ticket = (int) first;
        if (ticket != (int) position + 1) {
            return ticket == former(position) ? EMPTY : BROKEN;
        }
        entry.words[0] = first & ~TICKET;
        for (int word = 1; word < RingEntry.WORDS; word++) {
            entry.words[word] = control.get(JAVA_LONG, at + (long) word * Long.BYTES);
        }
        return READ;
    }

    /// {@return the ticket that lies in a place until its next entry is written}
    private int former(long position) {
        return position <= mask ? 0 : (int) (position - mask);
    }

    private long place(long position) {
        return ArenaHeader.BYTES + (position & mask) * ENTRY_BYTES;
    }

    private long payload(long position) {
        return payloads + (position & mask) * SMALL_BYTES;
    }
}
