package io.parallax.api.memory;

import org.osgi.annotation.versioning.ProviderType;

/// Makes pools of one type of memory. Providers are services, in the container and for `ServiceLoader`.
@ProviderType
public interface MemoryPoolProvider {
    /// {@return the type of memory that the pools are made of}
    MemoryType type();

    /// Makes a pool. All its memory is reserved before this returns.
    /// @param config what the pool is to be like
    /// @return a new pool, owned by the caller
    /// @throws MemoryException if the system has no room or refuses
    MemoryPool create(PoolConfig config);
}
