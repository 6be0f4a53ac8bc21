package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.os.HugePageHost;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/// Makes pools of memory on huge pages that other processes can map.
@Component
@ServiceProvider(value = MemoryPoolProvider.class, resolution = Resolution.OPTIONAL)
public final class HugePagePoolProvider implements MemoryPoolProvider {
    private static final long USUAL_HUGE_PAGE = 2L << 20;

    /// Makes the provider; it holds nothing.
    public HugePagePoolProvider() {}

    @Override
    public MemoryType type() {
        return MemoryType.HUGE_PAGES;
    }

    @Override
    public MemoryPool create(PoolConfig config) {
        HugePageHost host = new HugePageHost(Path.of("/"));
        long page = host.pageSize() == 0 ? USUAL_HUGE_PAGE : host.pageSize();
        return Pools.create(
                config, page, size -> new HugePageMemory(host, page).create(config.name(), size, config.hugePages()));
    }
}
