package io.parallax.engine;

import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.engine.registry.PoolOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who makes pools now, by type of memory.
final class MemoryProviders {
    private static final List<MemoryType> PREFERENCE = List.of(MemoryType.SHARED, MemoryType.HEAP);

    private final Map<MemoryType, MemoryPoolProvider> providers = new ConcurrentHashMap<>();

    void add(MemoryPoolProvider provider) {
        providers.put(provider.type(), provider);
    }

    void remove(MemoryPoolProvider provider) {
        providers.remove(provider.type(), provider);
    }

    /// {@return who makes the memory that is asked for}
    /// @param options what is asked for
    MemoryPoolProvider of(PoolOptions options) {
        MemoryType type = options.type(preferred());
        MemoryPoolProvider provider = providers.get(type);
        if (provider == null) {
            throw new IllegalStateException("nobody provides memory of type " + type + ", only of " + providers.keySet()
                    + ": is the bundle io.parallax.memory active, or parallax-memory on the path?");
        }
        return provider;
    }

    /// {@return the type that pipelines use when nothing else is asked for: shared if there is any}
    private MemoryType preferred() {
        return PREFERENCE.stream().filter(providers::containsKey).findFirst().orElse(MemoryType.SHARED);
    }
}
