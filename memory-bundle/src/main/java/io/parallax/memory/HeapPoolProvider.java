package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.os.Mapping;
import org.osgi.service.component.annotations.Component;

/// Makes pools of private memory.
@Component
@ServiceProvider(value = MemoryPoolProvider.class, resolution = Resolution.OPTIONAL)
public final class HeapPoolProvider implements MemoryPoolProvider {
    /// Makes the provider; it holds nothing.
    public HeapPoolProvider() {}

    @Override
    public MemoryType type() {
        return MemoryType.HEAP;
    }

    @Override
    public MemoryPool create(PoolConfig config) {
        return Pools.create(
                config, size -> new NativeSegment(MemoryType.HEAP, Mapping.anonymous(size), "private memory"));
    }
}
