package io.parallax.engine.registry;

import org.jspecify.annotations.Nullable;

/// A value that does not fit its property.
public final class PropertyValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final @Nullable String hint;
    private final int index;

    PropertyValueException(String problem, @Nullable String hint) {
        this(problem, hint, -1);
    }

    /// @param index the character at fault, -1 for the whole value
    PropertyValueException(String problem, @Nullable String hint, int index) {
        super(hint == null ? problem : problem + "; " + hint);
        this.problem = problem;
        this.hint = hint;
        this.index = index;
    }

    /// {@return index of the character at fault in the value's text, -1 if the whole value is}
    public int index() {
        return index;
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
