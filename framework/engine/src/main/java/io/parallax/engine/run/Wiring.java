package io.parallax.engine.run;

import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Sink;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.element.Transform;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.negotiate.PoolPlan;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Makes the nodes of a run from a graph, from the sinks upwards, since each pad needs the receiver it leads to.
final class Wiring {
    private final String pipeline;
    private final ResolvedGraph graph;
    private final EngineServices services;
    private final Consumer<Message> bus;
    private final RunControl run;
    private final Map<String, ElementNode> nodes = new HashMap<>();

    Wiring(String pipeline, ResolvedGraph graph, EngineServices services, Consumer<Message> bus, RunControl run) {
        this.pipeline = pipeline;
        this.graph = graph;
        this.services = services;
        this.bus = bus;
        this.run = run;
    }

    /// {@return the nodes in the order of the graph, sources first}
    List<ElementNode> nodes() {
        for (GraphNode node : graph.nodes().reversed()) {
            nodes.put(node.name(), node(node));
        }
        return graph.nodes().stream().map(node -> node(node.name())).toList();
    }

    private ElementNode node(GraphNode node) {
        return switch (node.element()) {
            case Transform transform -> new TransformNode(node, run, transform, owner -> output(node, owner));
            case Sink sink ->
                new SinkNode(node, run, sink, tags -> bus.accept(new Message.Tags(pipeline, node.name(), tags)));
            case Demuxer demuxer -> new DemuxNode(node, run, demuxer, owner -> outputs(node, owner));
            case ThreadBoundary queue -> new QueueNode(node, run, queue.limits(), owner -> output(node, owner));
            default ->
                new SourceNode(node, run, pipeline + "/" + node.name(), owner -> {
                    GraphLink link = graph.linksFrom(node).getFirst();
                    return new SourceOutput(memory(node, link.fromPad()), owner, receiver(link));
                });
        };
    }

    private PadOutput output(GraphNode node, ElementNode owner) {
        return outputs(node, owner).getFirst();
    }

    private List<PadOutput> outputs(GraphNode node, ElementNode owner) {
        List<PadOutput> outputs = new ArrayList<>();
        for (GraphLink link : graph.linksFrom(node)) {
            outputs.add(new PadOutput(link.fromPad(), memory(node, link.fromPad()), owner, receiver(link)));
        }
        return outputs;
    }

    private PadMemory memory(GraphNode node, String pad) {
        return new PadMemory(pipeline + "/" + node.name() + "." + pad, PoolPlan.of(graph, node), services.memory());
    }

    private ElementNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    private Receiver receiver(GraphLink link) {
        Receiver receiver = (Receiver) node(link.to().name());
        return ElementCode.receiver(link.from().element(), link.to().element(), receiver);
    }
}
