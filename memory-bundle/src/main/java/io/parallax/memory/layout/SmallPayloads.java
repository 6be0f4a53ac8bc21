package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Payloads that fit into a cache line. They cross beside their entry instead of in a slot: the reader copies such a
/// payload in less time than it takes to fetch the line of a slot and to give the slot back.
///
/// The payload of entry p lies at p mod C. It is written before the entry and read after it, so the entry's ticket
/// publishes it. The reader says that it has read it through the return ring, and only then may it be written again:
/// the release of that cell comes after the reads.
public final class SmallPayloads {
    /// Most bytes of a small payload: one cache line.
    public static final int CELL_BYTES = 64;

    private final MemorySegment cells;
    private final int entries;

    /// Looks at the payloads of a control file.
    /// @param control a control file with a checked header
    /// @param entries entries of the rings
    public SmallPayloads(MemorySegment control, int entries) {
        this.cells = control.asSlice(ArenaHeader.payloadsAt(entries), (long) entries * CELL_BYTES);
        this.entries = entries;
    }

    /// Writes a payload, before its entry. The owner alone may call this.
    /// @param position how many entries were written before
    /// @param from where the bytes are
    /// @param start first of them
    /// @param size number of bytes, at most [#CELL_BYTES]
    public void write(long position, MemorySegment from, long start, long size) {
        copy(from, start, cells, place(position), size);
    }

    /// Reads a payload, after its entry, each byte once. The member alone may call this.
    /// @param position how many entries were read before
    /// @param to where the bytes go
    /// @param size number of bytes, at most [#CELL_BYTES]
    public void read(long position, MemorySegment to, long size) {
        copy(cells, place(position), to, 0, size);
    }

    /// Fetches the cache lines of payloads that may be written soon; see [DescriptorRing#reach(long, int)].
    /// @param position how many entries were written before
    /// @param count how many, not more than the ring has
    public void reach(long position, int count) {
        for (int i = 0; i < count; i++) {
            cells.set(JAVA_LONG, place(position + i), 0);
        }
    }

    private static void copy(MemorySegment from, long start, MemorySegment to, long at, long size) {
        long words = size & -Long.BYTES;
        for (long i = 0; i < words; i += Long.BYTES) {
            to.set(JAVA_LONG_UNALIGNED, at + i, from.get(JAVA_LONG_UNALIGNED, start + i));
        }
        for (long i = words; i < size; i++) {
            to.set(JAVA_BYTE, at + i, from.get(JAVA_BYTE, start + i));
        }
    }

    private long place(long position) {
        return (position & (entries - 1)) * CELL_BYTES;
    }
}
