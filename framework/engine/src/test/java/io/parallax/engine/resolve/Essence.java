package io.parallax.engine.resolve;

import io.parallax.api.pipeline.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What makes two graphs equal: the elements by name, what was set on them in which order, the links of each element in
/// their order, and of outputs that appear later whether they are meant by name.
record Essence(
        Map<String, List<Object>> elements,
        Map<String, List<Graph.Link>> outputs,
        List<String> inputs,
        Map<String, Boolean> latePads) {
    static Essence of(ResolvedGraph resolved) {
        Graph graph = GraphPicture.of("p", resolved);
        Map<String, List<Object>> elements = graph.elements().stream()
                .collect(Collectors.toMap(
                        Graph.Node::name,
                        node -> List.of(
                                node.type(), new ArrayList<>(node.properties().entrySet()))));
        return new Essence(
                elements,
                graph.links().stream().collect(Collectors.groupingBy(Graph.Link::from)),
                graph.links().stream()
                        .map(link -> link.to() + "." + link.toPad())
                        .sorted()
                        .toList(),
                resolved.latePads().notes().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, note -> note.getValue().isNamed())));
    }
}
