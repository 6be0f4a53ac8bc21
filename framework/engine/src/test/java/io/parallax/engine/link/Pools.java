package io.parallax.engine.link;

import static java.util.Objects.requireNonNull;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import java.util.ServiceLoader;

/// Real pools for tests.
final class Pools {
    private Pools() {}

    static MemoryPool of(int slots) {
        for (MemoryPoolProvider provider : ServiceLoader.load(MemoryPoolProvider.class)) {
            if (provider.type() == MemoryType.HEAP) {
                return provider.create(new PoolConfig("test", 64, slots));
            }
        }
        throw new IllegalStateException("no heap memory on the class path");
    }

    static Buffer buffer(MemoryPool pool, long size, long pts, long sequence) {
        Buffer buffer = requireNonNull(pool.tryLoan()).publish(size);
        buffer.metadata().pts(pts).sequence(sequence);
        return buffer;
    }
}
