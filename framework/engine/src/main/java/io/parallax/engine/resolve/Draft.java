package io.parallax.engine.resolve;

import java.util.List;

/// What a graph is to be, before anything is known about its elements.
/// @param parts the elements, in the order in which they were written
/// @param joints the links, in the order in which they were written
record Draft(List<Part> parts, List<Joint> joints) {}
