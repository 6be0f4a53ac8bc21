package io.parallax.engine.parse;

import io.parallax.api.pipeline.Problem;
import java.util.List;

/// Pipeline text, taken apart.
/// @param chains what could be read
/// @param problems what could not
public record Script(List<Chain> chains, List<Problem> problems) {}
