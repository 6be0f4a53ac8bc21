package io.parallax.memory.slot;

import java.lang.foreign.MemorySegment;

/// Part of a slot as segments. It is immutable, so that any thread may come by it without further care.
record Window(long start, long size, MemorySegment writable, MemorySegment readOnly) {
    Window(long start, MemorySegment bytes) {
        this(start, bytes.byteSize(), bytes, bytes.asReadOnly());
    }

    boolean spans(long otherStart, long otherSize) {
        return start == otherStart && size == otherSize;
    }
}
