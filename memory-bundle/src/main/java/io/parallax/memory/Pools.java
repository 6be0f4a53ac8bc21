package io.parallax.memory;

import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.slot.SlotMemory;
import io.parallax.memory.slot.SlotPool;
import io.parallax.memory.slot.StrictMode;
import java.util.function.LongFunction;

/// Makes pools over memory of any type.
final class Pools {
    /// Each slot also costs some hundred bytes of Java heap for its handles, so this many is a mistake.
    private static final int MOST_SLOTS = 1 << 24;

    private Pools() {}

    static MemoryPool create(PoolConfig config, LongFunction<SlotMemory> factory) {
        return create(config, Mapping.pageSize(), factory);
    }

    /// @param page the size of the memory is a multiple of this
    static MemoryPool create(PoolConfig config, long page, LongFunction<SlotMemory> factory) {
        SlotMemory memory;
        try {
            memory = factory.apply(byteSize(config, page));
        } catch (MemoryException e) {
            throw new MemoryException(
                    "pool %s (%d slots of %d bytes): %s"
                            .formatted(config.name(), config.slots(), config.slotSize(), e.getMessage()),
                    e);
        }
        try {
            return OpenPools.add(config, memory, StrictMode.isOn());
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    /// {@return the memory that a pool needs, in whole pages}
    private static long byteSize(PoolConfig config, long page) {
        if (config.slots() > MOST_SLOTS) {
            throw new MemoryException("a pool has at most " + MOST_SLOTS + " slots; ask for fewer, larger ones");
        }
        int smallPage = Mapping.pageSize(); // memory of any type starts at a multiple of it
        if (config.alignment() > smallPage) {
            throw new MemoryException("slots cannot be aligned to " + config.alignment() + " bytes, only to a page of "
                    + smallPage + " bytes or less");
        }
        try {
            return Math.addExact(SlotPool.byteSize(config), page - 1) & -page;
        } catch (ArithmeticException e) {
            throw new MemoryException(
                    "the slots together are larger than any memory; ask for fewer or smaller ones", e);
        }
    }
}
