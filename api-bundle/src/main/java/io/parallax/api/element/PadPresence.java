package io.parallax.api.element;

/// When a pad is there.
public enum PadPresence {
    /// As long as the element is.
    ALWAYS,
    /// When a link asks for it.
    REQUEST,
    /// When the stream turns out to need it.
    SOMETIMES
}
