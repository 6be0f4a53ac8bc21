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
    private final String backing;

    NativeSegment(MemoryType type, Mapping mapping, String backing) {
        this.type = type;
        this.mapping = mapping;
        this.backing = backing;
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
    public final String backing() {
        return backing;
    }

    @Override
    public long hugeBytes() {
        return 0;
    }

    @Override
    public void check() {
        // private memory, and files whose size is sealed, cannot go away
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
