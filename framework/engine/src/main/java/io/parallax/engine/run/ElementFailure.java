package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import org.jspecify.annotations.Nullable;

/// A failure with a text for people. Its own stack trace tells nothing, so it has none.
final class ElementFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isOfBuffer;

    ElementFailure(String reason, @Nullable Throwable cause) {
        this(reason, cause, true);
    }

    private ElementFailure(String reason, @Nullable Throwable cause, boolean isOfBuffer) {
        super(reason, cause, false, false);
        this.isOfBuffer = isOfBuffer;
    }

    /// {@return a failure that no single buffer is behind} Any thread may report it.
    /// @param reason what failed, for people
    static ElementFailure ofStream(String reason) {
        return new ElementFailure(reason, null, false);
    }

    /// {@return what is wrong with an answer of an element, null if nothing is}
    static @Nullable ElementFailure of(@Nullable Flow answer) {
        return switch (answer) {
            case Flow.Signal _ -> null;
            case Flow.Failed(String reason, Throwable cause) -> new ElementFailure(reason, cause);
            case null -> new ElementFailure("the element answered null instead of a Flow", null);
        };
    }

    /// {@return whether the buffer that is being handled has to do with it}
    boolean isOfBuffer() {
        return isOfBuffer;
    }
}
