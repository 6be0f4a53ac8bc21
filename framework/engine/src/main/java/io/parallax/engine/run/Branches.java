package io.parallax.engine.run;

import io.parallax.api.element.BranchPolicy;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.Source;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sees to it that branches which do not keep up are dealt with as the policy of the element before them says: gives
/// each the queue that this needs. An element that several threads work for gets one, too, whose thread deals out the
/// buffers. Such a queue is an element of the run only, not of the pipeline's graph. The same
/// graph always gets the same queues.
final class Branches {
    private final Map<String, Hidden> hidden = new HashMap<>();
    private final Map<GraphNode, BranchPolicy> policies = new HashMap<>();

    private record Hidden(GraphNode owner, GraphNode queue) {}

    /// {@return the graph with a queue at the head of each branch that needs one}
    /// @param graph a pipeline's graph
    synchronized ResolvedGraph of(ResolvedGraph graph) {
        Map<GraphLink, GraphNode> queues = new HashMap<>();
        for (GraphNode node : graph.nodes()) {
            BranchPolicy policy = policy(graph, node);
            if (policy != null) {
                graph.linksFrom(node).forEach(link -> queues.put(link, queue(graph, link, policy)));
            }
        }
        for (GraphLink link : graph.links()) {
            if (link.to().options().parallel().isParallel()) {
                queues.computeIfAbsent(link, this::dealer);
            }
        }
        queues.entrySet().removeIf(entry -> entry.getKey().to().equals(entry.getValue()));
        return queues.isEmpty() ? graph : with(graph, queues);
    }

    private static @Nullable BranchPolicy policy(ResolvedGraph graph, GraphNode node) {
        BranchPolicy asked = asked(graph, node);
        BranchPolicy.Mode mode = asked.mode();
        if (mode == BranchPolicy.Mode.AUTO) {
            mode = isLive(graph, node, new HashSet<>()) ? BranchPolicy.Mode.DROP_NEWEST : BranchPolicy.Mode.BLOCK;
        }
        return mode == BranchPolicy.Mode.BLOCK ? null : new BranchPolicy(mode, asked.stallLimitNs());
    }

    private static BranchPolicy asked(ResolvedGraph graph, GraphNode node) {
        if (node.element() instanceof Demuxer demuxer) {
            return demuxer.branches();
        }
        return graph.linksFrom(node).size() > 1
                ? new BranchPolicy(BranchPolicy.Mode.AUTO, BranchPolicy.STALL_LIMIT_NS)
                : BranchPolicy.BLOCK;
    }

    private static boolean isLive(ResolvedGraph graph, GraphNode node, Set<String> seen) {
        if (node.element() instanceof Source source) {
            return source.isLive();
        }
        return seen.add(node.name())
                && graph.links().stream().anyMatch(link -> link.to().equals(node) && isLive(graph, link.from(), seen));
    }

    /// {@return the queue at the head of a branch: its own, or one that is made}
    private GraphNode queue(ResolvedGraph graph, GraphLink link, BranchPolicy policy) {
        GraphNode queue = link.to();
        if (queue.kind() != ElementKind.QUEUE) {
            queue = hidden(name(graph, link), link.from(), BranchQueue::node);
        }
        policies.put(queue, policy);
        return queue;
    }

    /// {@return the queue whose thread deals buffers out to those who work for an element}
    private GraphNode dealer(GraphLink link) {
        GraphNode worker = link.to();
        return hidden(
                worker.name() + "." + link.toPad(),
                worker,
                name -> BranchQueue.node(name, worker.options().parallel().window()));
    }

    private GraphNode hidden(String name, GraphNode owner, Function<String, GraphNode> made) {
        Hidden known = hidden.get(name);
        if (known == null || !known.owner().equals(owner)) {
            known = new Hidden(owner, made.apply(name));
            hidden.put(name, known);
        }
        return known.queue();
    }

    private static String name(ResolvedGraph graph, GraphLink link) {
        String pad = link.from().name() + "." + link.fromPad();
        boolean isShared = graph.linksFrom(link.from()).stream()
                        .filter(each -> each.fromPad().equals(link.fromPad()))
                        .count()
                > 1;
        return isShared ? pad + "." + link.to().name() : pad;
    }

    private static ResolvedGraph with(ResolvedGraph graph, Map<GraphLink, GraphNode> queues) {
        List<GraphNode> nodes = new ArrayList<>();
        List<GraphLink> links = new ArrayList<>();
        for (GraphLink link : graph.links()) {
            GraphNode queue = queues.get(link);
            if (queue == null) {
                links.add(link);
            } else {
                links.add(new GraphLink(link.from(), link.fromPad(), queue, "sink"));
                links.add(new GraphLink(queue, "src", link.to(), link.toPad()));
            }
        }
        for (GraphNode node : graph.nodes()) {
            nodes.add(node);
            for (GraphLink link : graph.linksFrom(node)) {
                GraphNode queue = queues.get(link);
                if (queue != null) {
                    nodes.add(queue);
                }
            }
        }
        return new ResolvedGraph(nodes, links, graph.latePads());
    }

    /// {@return the bounds of a queue, which leaks if it is at the head of a branch that may lose buffers}
    /// @param queue the queue
    /// @param own what its element says
    synchronized QueueLimits limits(GraphNode queue, QueueLimits own) {
        BranchPolicy policy = policies.get(queue);
        if (policy == null || own.leak() != QueueLimits.Leak.NO) {
            return own;
        }
        QueueLimits.Leak leak = switch (policy.mode()) {
            case DROP_NEWEST -> QueueLimits.Leak.UPSTREAM;
            case DROP_OLDEST -> QueueLimits.Leak.DOWNSTREAM;
            case AUTO, BLOCK, DETACH -> QueueLimits.Leak.NO;
        };
        return new QueueLimits(own.maxBuffers(), own.maxBytes(), own.maxTimeNs(), leak, own.flushOnEos());
    }

    /// {@return how long the branch behind a queue may stand still before it is cut off, in nanoseconds; -1 for ever}
    /// @param queue the queue
    synchronized long stallLimitNs(GraphNode queue) {
        BranchPolicy policy = policies.get(queue);
        return policy != null && policy.mode() == BranchPolicy.Mode.DETACH ? policy.stallLimitNs() : -1;
    }
}
