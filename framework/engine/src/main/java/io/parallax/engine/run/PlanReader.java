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
import java.util.List;

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
            if (Fused.isHead(node)) {
                tasks.add(task(node));
            }
        }
        return new Plan(pipeline, List.copyOf(tasks));
    }

    private Plan.Task task(GraphNode head) {
        Fused fused = Fused.of(graph, head);
        return new Plan.Task(
                "parallax/" + pipeline + "/" + head.name(),
                fused.threadKind(),
                fused.workers(),
                fused.elements().stream().map(GraphNode::name).toList(),
                inputs(head));
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
