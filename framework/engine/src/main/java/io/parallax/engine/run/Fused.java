package io.parallax.engine.run;

import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Execution;
import io.parallax.api.pipeline.Plan;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The elements of one streaming task.
/// @param elements the elements that its thread calls, in the order in which it comes to them, the head first
record Fused(List<GraphNode> elements) {
    /// {@return the task of a head}
    /// @param graph the graph of a run
    /// @param head an element that a thread starts at
    static Fused of(ResolvedGraph graph, GraphNode head) {
        Set<GraphNode> fused = new LinkedHashSet<>();
        follow(graph, head, fused);
        return new Fused(List.copyOf(fused));
    }

    /// {@return whether a thread starts at an element}
    static boolean isHead(GraphNode node) {
        return switch (node.kind()) {
            case SOURCE, QUEUE, MUXER -> true;
            case TRANSFORM, SINK, DEMUXER -> false;
        };
    }

    private static void follow(ResolvedGraph graph, GraphNode node, Set<GraphNode> fused) {
        if (fused.add(node)) {
            for (GraphLink link : graph.linksFrom(node)) {
                if (!isHead(link.to())) {
                    follow(graph, link.to(), fused);
                }
            }
        }
    }

    /// {@return how many threads work for the element of it that has most of them, 1 if none has its own}
    int workers() {
        return elements.stream()
                .mapToInt(node -> node.options().parallel().workers())
                .max()
                .orElse(1);
    }

    /// {@return what kind of thread runs it} A virtual thread must be sure to wait in Java only, so every element has
    /// to say so; queues do. One that is to have a place of its own is a thread of the operating system.
    Plan.ThreadKind threadKind() {
        if (elements.stream().anyMatch(node -> node.options().task().isSet())) {
            return Plan.ThreadKind.PLATFORM;
        }
        List<Execution.Kind> kinds = new ArrayList<>();
        for (GraphNode node : elements) {
            Execution execution = node.element().getClass().getAnnotation(Execution.class);
            if (execution != null) {
                kinds.add(execution.value());
            } else if (node.kind() != ElementKind.QUEUE) {
                return Plan.ThreadKind.PLATFORM;
            }
        }
        return kinds.contains(Execution.Kind.BLOCKING_IO) && !kinds.contains(Execution.Kind.NATIVE_BLOCKING)
                ? Plan.ThreadKind.VIRTUAL
                : Plan.ThreadKind.PLATFORM;
    }
}
