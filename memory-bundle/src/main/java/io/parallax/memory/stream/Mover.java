package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.PoolConfig;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Copies buffers that lie where others cannot see them into shared memory, once for all subscribers.
final class Mover implements AutoCloseable {
    private static final long BUDGET = 32L << 20;
    private static final int FEWEST = 6;

    private final String name;
    private final int slots;
    private final MemoryPoolProvider provider;
    private final Counters counters;
    private @Nullable MemoryPool pool;

    /// @param slots how many slots are wanted, if there is room for so many
    Mover(String name, int slots, MemoryPoolProvider provider, Counters counters) {
        this.name = name;
        this.slots = slots;
        this.provider = provider;
        this.counters = counters;
    }

    /// {@return a copy with the same metadata, owned by the caller}
    Buffer move(Buffer buffer) throws InterruptedException {
        long size = buffer.size();
        try (LoanedSlot slot = poolFor(Math.max(1, size)).loan()) {
            MemorySegment.copy(buffer.bytes(), 0, slot.bytes(), 0, size);
            Buffer copy = slot.publish(size);
            copy.metadata().copyFrom(buffer.metadata());
            counters.moved.increment();
            counters.movedBytes.add(size);
            return copy;
        }
    }

    private MemoryPool poolFor(long size) {
        MemoryPool now = pool;
        if (now != null && now.slotSize() >= size) {
            return now;
        }
        int count = Math.clamp(BUDGET / size, FEWEST, Math.max(FEWEST, slots));
        MemoryPool larger = provider.create(new PoolConfig(name, size, count));
        close();
        pool = larger;
        return larger;
    }

    @Override
    public void close() {
        MemoryPool now = pool;
        if (now != null) {
            now.close();
            pool = null;
        }
    }
}
