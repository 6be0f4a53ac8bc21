package io.parallax.engine.resolve;

import java.util.List;

/// A pipeline whose elements exist and whose links are checked: acyclic, every pad that must be linked is.
/// @param nodes the elements in topological order, sources first
/// @param links the links, in the order in which they were written
/// @param latePads what is known of linked outputs that appear while the pipeline runs
public record ResolvedGraph(List<GraphNode> nodes, List<GraphLink> links, LatePadNotes latePads) {
    /// Nothing.
    public static final ResolvedGraph EMPTY = new ResolvedGraph(List.of(), List.of(), LatePadNotes.NONE);

    /// {@return the links that leave an element, in the order in which they were written}
    /// @param node the element
    public List<GraphLink> linksFrom(GraphNode node) {
        return links.stream()
                .filter(link -> link.from().name().equals(node.name()))
                .toList();
    }
}
