package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.os.MappedFile;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/// Makes pools in files on disk, which stay when the pool is closed.
@Component
@ServiceProvider(value = MemoryPoolProvider.class, resolution = Resolution.OPTIONAL)
public final class MappedFilePoolProvider implements MemoryPoolProvider {
    /// Makes the provider; it holds nothing.
    public MappedFilePoolProvider() {}

    @Override
    public MemoryType type() {
        return MemoryType.MAPPED_FILE;
    }

    @Override
    public MemoryPool create(PoolConfig config) {
        Path path = config.file();
        if (path == null) {
            throw new MemoryException(
                    "pool " + config.name() + " of type MAPPED_FILE needs a file: set its path, or use another type");
        }
        return Pools.create(config, size -> FileSegment.create(MappedFile.open(path, size)));
    }
}
