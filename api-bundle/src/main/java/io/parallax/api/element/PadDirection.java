package io.parallax.api.element;

/// Which way a pad faces.
public enum PadDirection {
    /// Buffers come in.
    SINK,
    /// Buffers go out.
    SOURCE
}
