package io.parallax.api.ipc;

import io.parallax.api.memory.MemoryException;

/// A stream cannot be published or attached to. The message says why and what to do.
public final class LinkException extends MemoryException {
    private static final long serialVersionUID = 1L;

    private final boolean temporary;

    /// Tells what is wrong.
    /// @param message what is wrong and what to do
    /// @param temporary whether the same may work later, such as when nobody publishes the stream yet
    public LinkException(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    /// Tells what is wrong and why.
    /// @param message what is wrong and what to do
    /// @param temporary whether the same may work later
    /// @param cause why
    public LinkException(String message, boolean temporary, Throwable cause) {
        super(message, cause);
        this.temporary = temporary;
    }

    /// {@return whether the same may work later}
    public boolean isTemporary() {
        return temporary;
    }
}
