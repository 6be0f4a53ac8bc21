package io.parallax.engine.run;

import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.pipeline.Plan;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says how a graph is cut into threads, without running it.
final class PlanReader {
    private final String pipeline;
    private final ResolvedGraph graph;
    private final Branches branches;

    private PlanReader(String pipeline, ResolvedGraph graph, Branches branches) {
        this.pipeline = pipeline;
        this.graph = graph;
        this.branches = branches;
    }

    /// {@return the plan}
    /// @param pipeline name of the pipeline
    /// @param graph its graph
    static Plan read(String pipeline, ResolvedGraph graph) {
        Branches branches = new Branches();
        return new PlanReader(pipeline, branches.of(graph), branches).read();
    }

    private Plan read() {
        List<Plan.Task> tasks = new ArrayList<>();
        for (GraphNode node : graph.nodes()) {
            if (isHead(node)) {
                tasks.add(task(node));
            }
        }
        return new Plan(pipeline, List.copyOf(tasks));
    }

    private static boolean isHead(GraphNode node) {
        return switch (node.kind()) {
            case SOURCE, QUEUE, MUXER -> true;
            case TRANSFORM, SINK, DEMUXER -> false;
        };
    }

    private Plan.Task task(GraphNode head) {
        Set<GraphNode> fused = new LinkedHashSet<>();
        follow(head, fused);
        return new Plan.Task(
                "parallax/" + pipeline + "/" + head.name(),
                Plan.ThreadKind.PLATFORM,
                1,
                fused.stream().map(GraphNode::name).toList(),
                inputs(head));
    }

    private void follow(GraphNode node, Set<GraphNode> fused) {
        if (fused.add(node)) {
            for (GraphLink link : graph.linksFrom(node)) {
                if (!isHead(link.to())) {
                    follow(link.to(), fused);
                }
            }
        }
    }

    private List<Plan.Input> inputs(GraphNode head) {
        List<GraphLink> links =
                graph.links().stream().filter(link -> link.to().equals(head)).toList();
        if (head.kind() == ElementKind.QUEUE && head.element() instanceof ThreadBoundary queue) {
            QueueLimits limits = branches.limits(head, queue.limits());
            return List.of(new Plan.Input(
                    head.name(), links.stream().map(link -> link.from().name()).toList(), limits));
        }
        if (head.element() instanceof Muxer muxer) {
            return links.stream()
                    .map(link -> new Plan.Input(
                            head.name() + "." + link.toPad(),
                            List.of(link.from().name()),
                            muxer.inputLimits()))
                    .toList();
        }
        return List.of();
    }
}
