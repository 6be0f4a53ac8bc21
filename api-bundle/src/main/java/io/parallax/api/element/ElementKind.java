package io.parallax.api.element;

/// What role an element plays.
public enum ElementKind {
    /// Brings buffers in: [Source].
    SOURCE,
    /// One input, one output: [Transform].
    TRANSFORM,
    /// Takes buffers out: [Sink].
    SINK,
    /// One input, several outputs: [Demuxer].
    DEMUXER,
    /// Several inputs, one output: [Muxer].
    MUXER,
    /// A queue between two threads: [ThreadBoundary].
    QUEUE
}
