package io.parallax.api.app;

/// What becomes of a buffer that there is no room for.
public enum FullPolicy {
    /// Whoever brings it waits. A warning tells of a wait that takes a second.
    BLOCK,
    /// It is refused: the application is told, and an element that takes buffers out fails.
    FAIL,
    /// It is dropped.
    DROP_NEWEST,
    /// The oldest that is queued is dropped in its place.
    DROP_OLDEST
}
