package io.parallax.memory.stream;

/// What became of something that was to be sent.
enum Outcome {
    /// It is sent.
    SENT,
    /// There is no room now.
    NO_ROOM,
    /// The subscriber is gone.
    GONE
}
