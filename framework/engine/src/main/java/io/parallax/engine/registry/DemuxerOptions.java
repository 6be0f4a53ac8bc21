package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import io.parallax.api.element.Unit;

/// Properties that the engine gives to every demuxer with outputs that appear while it runs.
public final class DemuxerOptions {
    @Property(
            summary = "longest wait for an output that is linked to appear, from the first buffer on; -1 for no limit",
            unit = Unit.NANOSECONDS,
            min = -1)
    private long padTimeout = 5_000_000_000L;

    /// {@return longest wait for an output in nanoseconds, -1 for no limit}
    public long padTimeoutNs() {
        return padTimeout;
    }
}
