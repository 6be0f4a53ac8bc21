package io.parallax.engine.parse;

/// A link mark.
/// @param place where it stands
/// @param isAll whether it is `:`, which links all pads that match, rather than `!`
public record Mark(Place place, boolean isAll) {}
