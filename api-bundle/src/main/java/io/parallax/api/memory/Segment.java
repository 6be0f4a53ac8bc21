package io.parallax.api.memory;

import org.osgi.annotation.versioning.ProviderType;

/// One mapped region of memory, which a pool cuts into slots.
@ProviderType
public interface Segment {
    /// {@return where the bytes lie}
    MemoryType type();

    /// {@return size in bytes}
    long byteSize();
}
