package io.parallax.memory;

import io.parallax.api.memory.MemoryType;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.slot.SlotLease;
import io.parallax.memory.slot.SlotMemory;
import java.lang.foreign.MemorySegment;

/// A mapping as memory of a pool.
class NativeSegment implements SlotMemory {
    private final MemoryType type;
    private final Mapping mapping;

    NativeSegment(MemoryType type, Mapping mapping) {
        this.type = type;
        this.mapping = mapping;
    }

    @Override
    public final MemoryType type() {
        return type;
    }

    @Override
    public final long byteSize() {
        return mapping.bytes().byteSize();
    }

    @Override
    public final MemorySegment bytes() {
        return mapping.bytes();
    }

    @Override
    public final SlotLease lease(MemorySegment part) {
        return SlotLease.of(part);
    }

    @Override
    public void close() {
        mapping.close();
    }
}
