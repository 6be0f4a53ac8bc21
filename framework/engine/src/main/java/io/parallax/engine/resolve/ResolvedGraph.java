package io.parallax.engine.resolve;

import java.util.List;

/// A pipeline whose elements exist and whose links are checked: acyclic, every pad that must be linked is.
/// @param nodes the elements in topological order, sources first
/// @param links the links, in the order in which they were written
public record ResolvedGraph(List<GraphNode> nodes, List<GraphLink> links) {}
