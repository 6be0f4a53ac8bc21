package io.parallax.memory.slot;

import io.parallax.memory.os.Lease;
import java.lang.foreign.MemorySegment;

/// Part of a mapping with a lifetime of its own.
record LeasedPart(Lease lease) implements SlotLease {
    @Override
    public MemorySegment bytes() {
        return lease.bytes();
    }

    @Override
    public boolean tryEnd() {
        return lease.tryEnd();
    }
}
