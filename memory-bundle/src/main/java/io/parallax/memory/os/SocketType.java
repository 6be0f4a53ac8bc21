package io.parallax.memory.os;

/// How a Unix socket cuts what it carries.
public enum SocketType {
    /// A stream of bytes, cut anywhere.
    STREAM(1),
    /// Whole messages, in order.
    MESSAGES(5);

    final int number;

    SocketType(int number) {
        this.number = number;
    }
}
