package io.parallax.api.memory;

/// Memory was refused, or a call on it failed. The message names what was asked for, the error and the cure.
public class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Tells what failed.
    /// @param message what failed and what to do
    public MemoryException(String message) {
        super(message);
    }

    /// Tells what failed and why.
    /// @param message what failed and what to do
    /// @param cause why
    public MemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
