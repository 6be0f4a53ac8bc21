package io.parallax.memory.ipc;

import io.parallax.api.memory.MemoryException;

/// An arena cannot be made or attached to, or the other side of it breaks the rules. The message says why.
public final class ArenaException extends MemoryException {
    private static final long serialVersionUID = 1L;

    ArenaException(String message) {
        super(message);
    }

    ArenaException(String message, Throwable cause) {
        super(message, cause);
    }
}
