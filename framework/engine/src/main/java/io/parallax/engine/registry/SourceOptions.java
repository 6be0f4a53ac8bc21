package io.parallax.engine.registry;

import io.parallax.api.element.Property;

/// Properties that the engine gives to every source.
public final class SourceOptions {
    @Property(summary = "end the stream after so many buffers, -1 for no limit", min = -1)
    private long numBuffers = -1;

    @Property(summary = "stamp each buffer with the running time")
    private boolean doTimestamp = false;

    /// {@return most buffers, -1 for no limit}
    public long numBuffers() {
        return numBuffers;
    }

    /// {@return whether to stamp buffers}
    public boolean doTimestamp() {
        return doTimestamp;
    }
}
