package io.parallax.api.app;

import io.parallax.api.element.QueueLimits;

/// How much may lie between an application and its pipeline.
/// @param bounds most buffers, bytes and time
/// @param whenFull what becomes of a buffer when one of them is reached
public record AppLimits(QueueLimits bounds, FullPolicy whenFull) {
    /// Limits by number, each 0 for no bound.
    /// @param maxBuffers most buffers
    /// @param maxBytes most bytes
    /// @param maxTimeNs longest time between the oldest and the newest stamp, in nanoseconds
    /// @param whenFull what becomes of a buffer when one of them is reached
    /// @return the limits
    /// @throws IllegalArgumentException if one is negative, or all are 0
    public static AppLimits of(int maxBuffers, long maxBytes, long maxTimeNs, FullPolicy whenFull) {
        return new AppLimits(new QueueLimits(maxBuffers, maxBytes, maxTimeNs, QueueLimits.Leak.NO, false), whenFull);
    }
}
