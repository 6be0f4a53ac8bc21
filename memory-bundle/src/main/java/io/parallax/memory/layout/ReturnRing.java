package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// The ring through which one member tells the owner what it has finished with: one writer, one reader, in two
/// processes.
///
/// ```
/// a cell:  63        32 31  24 23    0     written by    order
///          +-----------+------+------+     member        release; read with acquire
///          |  ticket   | kind | what |     ticket: low 32 bits of position + 1
///          +-----------+------+------+     kind 0: what is a slot; 1: a number of small payloads
/// ```
///
/// A cell is one word, so that a member that is killed has either written it or not. It never overflows, since the
/// owner has fewer buffers out than the ring has cells, and a cell gives back at least one. The owner believes a cell
/// only if it has that out.
///
/// **Order.** The cell is written with release and read with acquire: the member read the bytes of the slot before.
/// Afterwards the owner's wait flag is read; see [WaitFlags].
public final class ReturnRing {
    /// Size of a cell.
    public static final int CELL_BYTES = 8;

    /// Answer of [#read(long)]: nothing is there yet.
    public static final int EMPTY = -1;

    /// Answer of [#read(long)]: what lies there, no member that keeps the rules ever wrote.
    public static final int BROKEN = -2;

    /// Added to a number of small payloads.
    public static final int SMALL = 1 << 24;

    private static final VarHandle CELL = JAVA_LONG.varHandle();

    private final MemorySegment ring;
    private final int entries;

    /// Looks at the ring of a control file.
    /// @param control a control file with a checked header
    /// @param entries entries of the ring
    public ReturnRing(MemorySegment control, int entries) {
        this.ring = control.asSlice(ArenaHeader.returnsAt(entries), (long) entries * CELL_BYTES);
        this.entries = entries;
    }

    /// Returns something. One thread of the member at a time may call this.
    /// @param position how many cells were written before
    /// @param what a slot, or [#SMALL] plus a number of small payloads
    public void write(long position, int what) {
        CELL.setRelease(ring, place(position), (position + 1) << 32 | what); // pairs with read
    }

    /// Reads what was returned. The owner alone may call this.
    /// @param position how many cells were read before
    /// @return a slot, which may be any number below [#SMALL]; [#SMALL] plus any number; [#EMPTY] or [#BROKEN]
    public int read(long position) {
        long cell = (long) CELL.getAcquire(ring, place(position)); // pairs with write
        int ticket = (int) (cell >>> 32);
        if (ticket == (int) position + 1) {
            return (int) cell >= 0 ? (int) cell : BROKEN;
        }
        return ticket == former(position) ? EMPTY : BROKEN;
    }

    private int former(long position) {
        return position < entries ? 0 : (int) (position + 1 - entries);
    }

    private long place(long position) {
        return (position & (entries - 1)) * CELL_BYTES;
    }
}
