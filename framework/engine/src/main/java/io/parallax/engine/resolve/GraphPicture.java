package io.parallax.engine.resolve;

import io.parallax.api.pipeline.Graph;

/// Draws graphs for applications: names and texts only.
public final class GraphPicture {
    private GraphPicture() {}

    /// {@return the picture of a graph}
    /// @param pipeline name of the pipeline
    /// @param graph the graph
    public static Graph of(String pipeline, ResolvedGraph graph) {
        return new Graph(
                pipeline,
                graph.nodes().stream()
                        .map(node -> new Graph.Node(
                                node.name(),
                                node.provider().summary().name(),
                                node.properties().assigned()))
                        .toList(),
                graph.links().stream()
                        .map(link -> new Graph.Link(
                                link.from().name(), link.fromPad(), link.to().name(), link.toPad()))
                        .toList());
    }
}
