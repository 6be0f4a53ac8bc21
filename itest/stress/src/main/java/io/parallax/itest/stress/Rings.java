package io.parallax.itest.stress;

import io.parallax.memory.layout.ArenaHeader;
import java.lang.foreign.MemorySegment;

/// Room for the rings of a control file, on the heap.
final class Rings {
    static final int ENTRIES = 2;

    private Rings() {}

    static MemorySegment control() {
        return MemorySegment.ofArray(new long[(int) ArenaHeader.controlBytes(ENTRIES) / Long.BYTES]);
    }
}
