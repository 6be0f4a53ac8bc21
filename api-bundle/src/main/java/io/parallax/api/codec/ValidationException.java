package io.parallax.api.codec;

import java.io.Serial;

/// Bytes are not what they are said to be. It has no stack trace: refusing damaged input is meant to be cheap, and what
/// is wrong with the bytes does not depend on who looked.
public final class ValidationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long offset;

    /// Makes an error.
    /// @param problem what is wrong and what was expected
    /// @param offset first byte in question, counted from the start of the payload
    public ValidationException(String problem, long offset) {
        super(problem + " at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /// {@return the first byte in question, counted from the start of the payload; it may lie outside of it}
    public long offset() {
        return offset;
    }
}
