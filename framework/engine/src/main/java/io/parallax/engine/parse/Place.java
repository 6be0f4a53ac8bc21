package io.parallax.engine.parse;

import io.parallax.api.pipeline.Problem;
import org.jspecify.annotations.Nullable;

/// A place in pipeline text.
/// @param line line, from 1; 0 when there is no text
/// @param column column in characters, from 1
public record Place(int line, int column) {
    /// The place of what was built in code.
    public static final Place NONE = new Place(0, 0);

    /// {@return a problem at this place}
    /// @param message what is wrong
    /// @param hint how to mend it, null when nothing sensible can be said
    public Problem problem(String message, @Nullable String hint) {
        return new Problem(line, column, message, hint);
    }
}
