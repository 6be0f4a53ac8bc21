package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// The ring through which an owner tells one member what it may read: one writer, one reader, in two processes.
///
/// ```
/// offset size field                                written by      order
///      0    4 ticket   low 32 bits of position + 1  owner          release, last; read with acquire
///      4    4 kind << 24 | slot                     owner          plain, published by the ticket
///      8    4 start    first byte within the slot
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
/// **Order.** The ticket is written with release and read with acquire: fields, and the bytes of the slot, were written
/// before. Afterwards the member's wait flag is read; see [WaitFlags].
///
/// **Reaching ahead.** Each entry lies in a cache line that the reader had last, and fetching it back takes longer than
/// all else that a hop does. One fetch after the other would be the price of each hop; [#reach] starts several at once.
public final class DescriptorRing {
    /// Size of an entry: one cache line.
    public static final int ENTRY_BYTES = 64;

    /// Answer of [#read]: nothing is there yet.
    public static final int EMPTY = 0;

    /// Answer of [#read]: the entry was filled.
    public static final int READ = 1;

    /// Answer of [#read]: what lies there, no owner that keeps the rules ever wrote.
    public static final int BROKEN = 2;

    private static final VarHandle TICKET = JAVA_INT.varHandle();
    private static final long SLOT = 4;
    private static final long START = 8;
    private static final long SIZE = 12;
    private static final long PTS = 16;
    private static final long DTS = 24;
    private static final long DURATION = 32;
    private static final long SEQUENCE = 40;
    private static final long OFFSET = 48;
    private static final long STREAM = 56;
    private static final long FLAGS = 60;
    private static final int SLOT_BITS = 24;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final MemorySegment ring;
    private final int entries;

    /// Looks at the ring of a control file.
    /// @param control a control file with a checked header
    /// @param entries entries of the ring
    public DescriptorRing(MemorySegment control, int entries) {
        this.ring = control.asSlice(ArenaHeader.BYTES, (long) entries * ENTRY_BYTES);
        this.entries = entries;
    }

    /// Writes an entry and publishes it. The owner alone may call this.
    /// @param position how many entries were written before
    /// @param entry what to say
    public void write(long position, RingEntry entry) {
        long at = place(position);
        ring.set(JAVA_INT, at + SLOT, entry.kind << SLOT_BITS | entry.slot);
        ring.set(JAVA_INT, at + START, (int) entry.start);
        ring.set(JAVA_INT, at + SIZE, (int) entry.size);
        ring.set(JAVA_LONG, at + PTS, entry.pts);
        ring.set(JAVA_LONG, at + DTS, entry.dts);
        ring.set(JAVA_LONG, at + DURATION, entry.duration);
        ring.set(JAVA_LONG, at + SEQUENCE, entry.sequence);
        ring.set(JAVA_LONG, at + OFFSET, entry.offset);
        ring.set(JAVA_INT, at + STREAM, entry.streamId);
        ring.set(JAVA_INT, at + FLAGS, entry.flags);
        TICKET.setRelease(ring, at, (int) position + 1); // pairs with read
    }

    /// Fetches the cache lines of entries that will be written soon. The owner alone may call this, and only for
    /// entries whose former content was read.
    /// @param position how many entries were written before
    /// @param count how many entries, not more than the ring has
    public void reach(long position, int count) {
        for (int i = 0; i < count; i++) {
            ring.set(JAVA_INT, place(position + i) + FLAGS, 0);
        }
    }

    /// Reads an entry, each field once. The member alone may call this.
    /// @param position how many entries were read before
    /// @param entry where to put it
    /// @return [#EMPTY], [#READ] or [#BROKEN]
    public int read(long position, RingEntry entry) {
        long at = place(position);
        int ticket = (int) TICKET.getAcquire(ring, at); // pairs with write
        if (ticket != (int) position + 1) {
            return ticket == former(position) ? EMPTY : BROKEN;
        }
        int kindAndSlot = ring.get(JAVA_INT, at + SLOT);
        entry.kind = kindAndSlot >>> SLOT_BITS;
        entry.slot = kindAndSlot & SLOT_MASK;
        entry.start = ring.get(JAVA_INT, at + START) & UNSIGNED;
        entry.size = ring.get(JAVA_INT, at + SIZE) & UNSIGNED;
        entry.pts = ring.get(JAVA_LONG, at + PTS);
        entry.dts = ring.get(JAVA_LONG, at + DTS);
        entry.duration = ring.get(JAVA_LONG, at + DURATION);
        entry.sequence = ring.get(JAVA_LONG, at + SEQUENCE);
        entry.offset = ring.get(JAVA_LONG, at + OFFSET);
        entry.streamId = ring.get(JAVA_INT, at + STREAM);
        entry.flags = ring.get(JAVA_INT, at + FLAGS);
        return READ;
    }

    /// {@return the ticket that lies in a place until its next entry is written}
    private int former(long position) {
        return position < entries ? 0 : (int) (position + 1 - entries);
    }

    private long place(long position) {
        return (position & (entries - 1)) * ENTRY_BYTES;
    }
}
