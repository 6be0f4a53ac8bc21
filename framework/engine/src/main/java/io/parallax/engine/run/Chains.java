package io.parallax.engine.run;

import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which streaming thread runs what: a view of the nodes of a run and the links between them.
final class Chains {
    private final ResolvedGraph graph;
    private final Map<GraphNode, ElementNode> nodes = new HashMap<>();
    private final Map<ElementNode, HeadNode> heads = new HashMap<>();

    /// @param graph the graph
    /// @param nodes its nodes, in its order
    Chains(ResolvedGraph graph, Collection<ElementNode> nodes) {
        this.graph = graph;
        nodes.forEach(node -> this.nodes.put(node.graph, node));
        for (ElementNode node : nodes) {
            if (node instanceof HeadNode head) {
                heads.put(node, head);
            } else {
                heads.put(node, head(node(linksTo(node).getFirst().from())));
            }
        }
    }

    ResolvedGraph graph() {
        return graph;
    }

    ElementNode node(GraphNode node) {
        return Objects.requireNonNull(nodes.get(node), node.name());
    }

    /// {@return where the thread starts that pushes to the pads of a node}
    HeadNode head(ElementNode node) {
        return Objects.requireNonNull(heads.get(node), node.name());
    }

    /// {@return the links into an element}
    List<GraphLink> linksTo(ElementNode node) {
        return graph.links().stream()
                .filter(link -> link.to().equals(node.graph))
                .toList();
    }

    /// {@return the links out of an element}
    List<GraphLink> linksFrom(ElementNode node) {
        return graph.links().stream()
                .filter(link -> link.from().equals(node.graph))
                .toList();
    }

    /// {@return the nodes whose elements the thread of a head calls, the head first}
    List<ElementNode> members(HeadNode head) {
        return graph.nodes().stream()
                .map(this::node)
                .filter(node -> head(node).equals(head))
                .toList();
    }

    /// {@return the nodes that a node pushes to}
    List<ElementNode> after(ElementNode node) {
        return linksFrom(node).stream().map(link -> node(link.to())).toList();
    }

    /// {@return every node that buffers of a node may come to}
    Set<ElementNode> behind(ElementNode node) {
        Set<ElementNode> behind = new LinkedHashSet<>();
        for (ElementNode next : after(node)) {
            if (behind.add(next)) {
                behind.addAll(behind(next));
            }
        }
        return behind;
    }

    /// {@return the sinks that would get nothing more if a queue brought nothing more}
    List<SinkNode> sinksOnlyBehind(QueueNode queue) {
        Set<ElementNode> fed = new HashSet<>();
        for (GraphNode each : graph.nodes()) {
            ElementNode node = node(each);
            List<GraphLink> links = linksTo(node);
            boolean isFed = links.isEmpty() || links.stream().anyMatch(link -> fed.contains(node(link.from())));
            if (isFed && !node.equals(queue)) {
                fed.add(node);
            }
        }
        return graph.nodes().stream()
                .map(this::node)
                .filter(node -> !fed.contains(node))
                .filter(SinkNode.class::isInstance)
                .map(SinkNode.class::cast)
                .toList();
    }

    /// {@return where the threads start that hand buffers to a node}
    List<HeadNode> feeders(ElementNode node) {
        List<HeadNode> feeders = new ArrayList<>();
        for (GraphLink link : linksTo(node)) {
            feeders.add(head(node(link.from())));
        }
        return feeders;
    }
}
