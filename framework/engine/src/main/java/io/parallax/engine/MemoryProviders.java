package io.parallax.engine;

import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
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

    /// {@return who makes the memory that pipelines use when nothing else is asked for: shared if there is any}
    MemoryPoolProvider preferred() {
        for (MemoryType type : PREFERENCE) {
            MemoryPoolProvider provider = providers.get(type);
            if (provider != null) {
                return provider;
            }
        }
        throw new IllegalStateException(
                "nobody provides memory: is the bundle io.parallax.memory active, or parallax-memory on the path?");
    }
}
