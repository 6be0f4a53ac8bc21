package io.parallax.engine.parse;

import java.util.List;

/// Stops with a link between each and the next.
/// @param stops the stops, at least one
/// @param links the link marks, one fewer than stops
public record Chain(List<Stop> stops, List<Mark> links) {}
