package io.parallax.engine.parse;

/// An unquoted value that what follows may belong to, as in `location=/data/My Film.mp4`.
/// @param value where the value stands
/// @param hint how to write it if so
public record Spill(Place value, String hint) {}
