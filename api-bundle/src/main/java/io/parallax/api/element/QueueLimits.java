package io.parallax.api.element;

/// Bounds of a queue between two threads. A queue counts as full when any bound is reached.
/// @param maxBuffers most buffers, 0 for no bound
/// @param maxBytes most bytes, 0 for no bound
/// @param maxTimeNs longest span between the oldest and the newest time stamp in nanoseconds, 0 for no bound
/// @param leak what a full queue does
/// @param flushOnEos whether the end of the stream drops what is still queued
public record QueueLimits(int maxBuffers, long maxBytes, long maxTimeNs, Leak leak, boolean flushOnEos) {
    /// What an input of a [Muxer] holds unless the element says otherwise: 200 buffers, 10 MiB, one second.
    public static final QueueLimits INPUT = new QueueLimits(200, 10 << 20, 1_000_000_000L, Leak.NO, false);

    /// What a full queue does with a buffer.
    public enum Leak {
        /// Let the producer wait.
        NO,
        /// Drop the new buffer.
        UPSTREAM,
        /// Drop the oldest buffer.
        DOWNSTREAM
    }

    /// Checks the values.
    /// @throws IllegalArgumentException if a bound is negative, or all are 0
    public QueueLimits {
        if (maxBuffers < 0 || maxBytes < 0 || maxTimeNs < 0) {
            throw new IllegalArgumentException("queue bounds must not be negative");
        }
        if (maxBuffers == 0 && maxBytes == 0 && maxTimeNs == 0) {
            throw new IllegalArgumentException(
                    "a queue needs a bound: set max-size-buffers, max-size-bytes or max-size-time above 0");
        }
    }
}
