package io.parallax.engine.run;

import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who lies above and below whom in a graph.
final class EventRoutes {
    private final List<ElementNode> nodes;
    private final List<GraphLink> links;
    private final Map<String, List<ElementNode>> above = new HashMap<>();
    private final Map<String, List<ElementNode>> below = new HashMap<>();

    EventRoutes(ResolvedGraph graph, List<ElementNode> nodes) {
        this.nodes = nodes;
        this.links = graph.links();
        Map<String, ElementNode> byName = new HashMap<>();
        for (ElementNode node : nodes) {
            byName.put(node.name(), node);
            above.put(node.name(), new ArrayList<>());
            below.put(node.name(), new ArrayList<>());
        }
        for (GraphLink link : graph.links()) {
            ElementNode from = byName.get(link.from().name());
            ElementNode to = byName.get(link.to().name());
            if (from != null && to != null) {
                below(from).add(to);
                above(to).add(from);
            }
        }
    }

    /// {@return the elements, sources first}
    List<ElementNode> nodes() {
        return nodes;
    }

    /// {@return the elements that push to this one}
    List<ElementNode> above(ElementNode node) {
        return above.getOrDefault(node.name(), List.of());
    }

    private List<ElementNode> below(ElementNode node) {
        return below.getOrDefault(node.name(), List.of());
    }

    /// {@return the element that the thread starts at which calls this one, null if nothing feeds it now}
    @Nullable HeadNode head(ElementNode node) {
        ElementNode each = node;
        while (each != null && !(each instanceof HeadNode)) {
            each = next(each);
        }
        return (HeadNode) each;
    }

    /// {@return the element that calls one which has no thread of its own, null if nothing feeds it now}
    @Nullable ElementNode next(ElementNode node) {
        List<ElementNode> feeders = above(node);
        return feeders.isEmpty() ? null : feeders.getFirst();
    }

    /// {@return every element that this one's buffers can reach}
    Set<ElementNode> allBelow(ElementNode node) {
        Set<ElementNode> found = new LinkedHashSet<>(below(node));
        for (ElementNode each : nodes) { // sources first, so one pass is enough
            if (found.contains(each)) {
                found.addAll(below(each));
            }
        }
        return found;
    }

    /// {@return names of the pads of a node that some others push to}
    Set<String> padsFed(ElementNode node, Set<ElementNode> others) {
        Set<String> names = others.stream().map(ElementNode::name).collect(Collectors.toSet());
        return links.stream()
                .filter(link -> link.to().equals(node.graph)
                        && names.contains(link.from().name()))
                .map(GraphLink::toPad)
                .collect(Collectors.toSet());
    }

    /// {@return the sources whose buffers can reach one of these, or that are among them}
    List<SourceNode> sourcesOf(List<? extends ElementNode> targets) {
        Set<ElementNode> found = new LinkedHashSet<>(targets);
        for (ElementNode each : nodes.reversed()) {
            if (found.contains(each)) {
                found.addAll(above(each));
            }
        }
        return found.stream()
                .filter(SourceNode.class::isInstance)
                .map(SourceNode.class::cast)
                .toList();
    }

    /// {@return the sinks}
    List<SinkNode> sinks() {
        return nodes.stream()
                .filter(SinkNode.class::isInstance)
                .map(SinkNode.class::cast)
                .toList();
    }
}
