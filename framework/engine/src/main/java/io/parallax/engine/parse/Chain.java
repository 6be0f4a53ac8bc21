package io.parallax.engine.parse;

import java.util.List;

/// Steps with a link between each and the next.
/// @param steps the steps, at least one
/// @param links where the link marks stand, one fewer than steps
public record Chain(List<Step> steps, List<Place> links) {}
