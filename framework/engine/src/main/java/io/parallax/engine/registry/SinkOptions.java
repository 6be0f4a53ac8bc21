package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import io.parallax.api.element.Unit;

/// Properties that the engine gives to every sink.
public final class SinkOptions {
    @Property(summary = "wait for each buffer's time stamp on the pipeline's clock")
    private boolean sync = false;

    @Property(summary = "shift of the time at which buffers are due", unit = Unit.NANOSECONDS)
    private long tsOffset = 0;

    @Property(summary = "drop buffers that are later than this, -1 to keep all", unit = Unit.NANOSECONDS, min = -1)
    private long maxLateness = -1;

    /// {@return whether to wait for time stamps}
    public boolean sync() {
        return sync;
    }

    /// {@return shift in nanoseconds}
    public long tsOffset() {
        return tsOffset;
    }

    /// {@return most lateness in nanoseconds, -1 for no limit}
    public long maxLateness() {
        return maxLateness;
    }
}
