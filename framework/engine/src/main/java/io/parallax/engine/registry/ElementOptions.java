package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import io.parallax.api.element.Unit;

/// Properties that the engine gives to every element: what is to be done when it fails.
public final class ElementOptions {
    /// What is done when an element fails.
    public enum OnError {
        /// The pipeline fails.
        STOP,
        /// The buffer is dropped.
        SKIP,
        /// The buffer is dropped, and the element stopped and started again.
        RESTART,
        /// The element and what comes after it is cut off.
        DETACH
    }

    @Property(summary = "when the element fails: fail the pipeline, skip the buffer, restart it, or cut it off")
    private OnError onError = OnError.STOP;

    @Property(
            summary = "wait before the first restart; each one in a row waits twice as long, up to a minute",
            unit = Unit.NANOSECONDS,
            min = 0)
    private long restartDelay = 200_000_000;

    @Property(summary = "most restarts in a row before the pipeline fails, -1 for no limit", min = -1)
    private int restartLimit = 5;

    /// {@return what to do when the element fails}
    public OnError onError() {
        return onError;
    }

    /// {@return wait before the first restart, in nanoseconds}
    public long restartDelayNs() {
        return restartDelay;
    }

    /// {@return most restarts in a row, -1 for no limit}
    public int restartLimit() {
        return restartLimit;
    }
}
