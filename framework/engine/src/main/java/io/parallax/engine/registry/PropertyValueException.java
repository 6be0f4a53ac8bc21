package io.parallax.engine.registry;

import org.jspecify.annotations.Nullable;

/// A value that does not fit its property.
public final class PropertyValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final @Nullable String hint;

    PropertyValueException(String problem, @Nullable String hint) {
        super(hint == null ? problem : problem + "; " + hint);
        this.problem = problem;
        this.hint = hint;
    }

    /// {@return what was expected and what was found}
    public String problem() {
        return problem;
    }

    /// {@return how to mend it, null when nothing sensible can be said}
    public @Nullable String hint() {
        return hint;
    }
}
