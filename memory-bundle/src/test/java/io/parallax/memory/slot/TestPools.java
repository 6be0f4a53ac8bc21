package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.HeapPoolProvider;
import java.util.Objects;

/// Real pools for tests.
final class TestPools {
    static final long SLOT_SIZE = 256;

    private TestPools() {}

    static MemoryPool pool(int slots) {
        return new HeapPoolProvider().create(new PoolConfig("test", SLOT_SIZE, slots));
    }

    static MemoryPool strictPool(int slots) {
        System.setProperty("parallax.memory.strict", "true");
        try {
            return pool(slots);
        } finally {
            System.clearProperty("parallax.memory.strict");
        }
    }

    static Buffer publish(MemoryPool pool, long size) {
        return Objects.requireNonNull(pool.tryLoan(), "no slot free").publish(size);
    }
}
