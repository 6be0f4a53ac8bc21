package io.parallax.engine.resolve;

/// A link between two pads of a resolved graph.
/// @param from the element upstream
/// @param fromPad name of its pad
/// @param to the element downstream
/// @param toPad name of its pad
public record GraphLink(GraphNode from, String fromPad, GraphNode to, String toPad) {}
