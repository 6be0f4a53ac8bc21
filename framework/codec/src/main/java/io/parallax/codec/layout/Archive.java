package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Bytes that values are read from.
public final class Archive {
    private final MemorySegment bytes;
    private @Nullable Map<Long, Object> shared;

    /// @param bytes a whole, validated payload
    public Archive(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// {@return the bytes}
    public MemorySegment bytes() {
        return bytes;
    }

    /// {@return what is shared at a position: one object, however often it is referred to}
    public Object shared(long at, Supplier<Object> read) {
        if (shared == null) {
            shared = new HashMap<>();
        }
        Object known = shared.get(at);
        if (known == null) {
            known = read.get();
            shared.put(at, known);
        }
        return known;
    }
}
