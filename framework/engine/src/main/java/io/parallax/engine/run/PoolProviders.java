package io.parallax.engine.run;

import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.engine.registry.PoolOptions;

/// Who makes pools now.
@FunctionalInterface
public interface PoolProviders {
    /// {@return who makes such pools}
    /// @param options what is asked for
    /// @throws IllegalStateException if nobody does
    MemoryPoolProvider of(PoolOptions options);
}
