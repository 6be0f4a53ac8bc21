package io.parallax.engine.link;

import io.parallax.api.element.QueueLimits;
import io.parallax.api.time.ClockTime;

/// Compares what is queued with the limits of a queue.
final class Bounds {
    private final QueueLimits limits;
    private final long resumeBuffers;
    private final long resumeBytes;
    private final long resumeTimeNs;

    Bounds(QueueLimits limits) {
        this.limits = limits;
        this.resumeBuffers = resume(limits.maxBuffers());
        this.resumeBytes = resume(limits.maxBytes());
        this.resumeTimeNs = resume(limits.maxTimeNs());
    }

    /// A producer that had to wait goes on only when a quarter is free, or it would be woken for every buffer.
    private static long resume(long max) {
        return max == 0 ? Long.MAX_VALUE : max - Math.max(1, max / 4);
    }

    /// {@return whether a queue that holds this much is full; an empty one never is}
    boolean isFull(long buffers, long bytes, long timeNs) {
        return buffers > 0
                && (reached(buffers, limits.maxBuffers())
                        || reached(bytes, limits.maxBytes())
                        || reached(timeNs, limits.maxTimeNs()));
    }

    private static boolean reached(long value, long max) {
        return max > 0 && value >= max;
    }

    /// {@return whether a waiting producer should go on}
    boolean isRoomy(long buffers, long bytes, long timeNs) {
        return buffers == 0 || (buffers <= resumeBuffers && bytes <= resumeBytes && timeNs <= resumeTimeNs);
    }

    /// {@return the time between two stamps, 0 when one is unknown}
    static long span(long oldest, long newest) {
        return oldest == ClockTime.NONE || newest == ClockTime.NONE ? 0 : Math.max(0, newest - oldest);
    }
}
