package io.parallax.api.pipeline;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a pipeline's text.
/// @param line line, from 1; 0 when no place can be told
/// @param column column in characters, from 1
/// @param message what is wrong
/// @param hint how to mend it, null when nothing sensible can be said
public record Problem(
        int line, int column, String message, @Nullable String hint) {}
