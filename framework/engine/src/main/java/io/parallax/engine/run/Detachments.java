package io.parallax.engine.run;

import io.parallax.api.element.ElementKind;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The elements that failed and were cut off in one run. Any thread may use it.
final class Detachments {
    private final Supplier<ResolvedGraph> graph;
    private final Map<GraphNode, Message.Failed> failures = new ConcurrentHashMap<>();
    private volatile Message.@Nullable Failed first;

    /// @param graph answers the graph as it is now
    Detachments(Supplier<ResolvedGraph> graph) {
        this.graph = graph;
    }

    synchronized void add(GraphNode node, Message.Failed failure) {
        if (first == null) {
            first = failure;
        }
        failures.putIfAbsent(node, failure);
    }

    /// {@return the first failure, if no sink was left that a source could still reach; otherwise null}
    Message.@Nullable Failed failure() {
        return failures.isEmpty() || isAnySinkLeft() ? null : first;
    }

    private boolean isAnySinkLeft() {
        ResolvedGraph now = graph.get();
        Set<GraphNode> seen = new HashSet<>();
        Deque<GraphNode> next = new ArrayDeque<>();
        now.nodes().stream().filter(node -> node.kind() == ElementKind.SOURCE).forEach(next::add);
        while (!next.isEmpty()) {
            GraphNode node = next.remove();
            if (failures.containsKey(node) || !seen.add(node)) {
                continue;
            }
            if (node.kind() == ElementKind.SINK) {
                return true;
            }
            for (GraphLink link : now.linksFrom(node)) {
                next.add(link.to());
            }
        }
        return false;
    }
}
