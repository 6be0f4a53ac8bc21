package io.parallax.memory.wire;

import io.parallax.api.memory.MemoryException;

/// A message is malformed. The text says what is wrong and at which byte.
public final class WireException extends MemoryException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
