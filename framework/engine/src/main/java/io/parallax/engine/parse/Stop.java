package io.parallax.engine.parse;

/// A step and the pads that its neighbours in the chain are linked to.
/// @param step the step
/// @param in pads for the link before it
/// @param out pads for the link behind it
public record Stop(Step step, Pads in, Pads out) {}
