package io.parallax.api.ipc;

/// What a publisher does about a subscriber that does not keep up. Each outcome is counted in [PublisherStats], and the
/// next buffer after a drop is marked as discontinuous. Events are never dropped.
public enum SlowPolicy {
    /// Wait for it: nothing is lost, and the slowest subscriber sets the pace of all.
    BLOCK,
    /// Drop the oldest buffer that it has not been given yet.
    DROP_OLDEST,
    /// Drop the new buffer.
    DROP_NEWEST,
    /// Send it away.
    DISCONNECT
}
