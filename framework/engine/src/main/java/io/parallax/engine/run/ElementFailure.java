package io.parallax.engine.run;

import org.jspecify.annotations.Nullable;

/// A failure with a text for people. Its own stack trace tells nothing, so it has none.
final class ElementFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ElementFailure(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }
}
