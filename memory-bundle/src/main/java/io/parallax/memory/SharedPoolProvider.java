package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import org.osgi.service.component.annotations.Component;

/// Makes pools of memory that other processes can map.
@Component
@ServiceProvider(value = MemoryPoolProvider.class, resolution = Resolution.OPTIONAL)
public final class SharedPoolProvider implements MemoryPoolProvider {
    /// Makes the provider; it holds nothing.
    public SharedPoolProvider() {}

    @Override
    public MemoryType type() {
        return MemoryType.SHARED;
    }

    @Override
    public MemoryPool create(PoolConfig config) {
        return Pools.create(config, size -> SharedSegment.create(config.name(), size));
    }
}
