package io.parallax.engine.run;

import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.Sink;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.element.Transform;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.link.LeakyLink;
import io.parallax.engine.negotiate.PoolCover;
import io.parallax.engine.negotiate.PoolPlan;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Makes the nodes of a run from a graph, from the sinks upwards, since each pad needs the receiver it leads to. Nodes
/// of a run that is under way can be taken over; their own pads stay as they are.
final class Wiring {
    private final String pipeline;
    private final ResolvedGraph graph;
    private final EngineServices services;
    private final Consumer<Message> bus;
    private final RunControl run;
    private final Map<GraphNode, ElementNode> nodes = new HashMap<>();

    Wiring(String pipeline, ResolvedGraph graph, EngineServices services, Consumer<Message> bus, RunControl run) {
        this.pipeline = pipeline;
        this.graph = graph;
        this.services = services;
        this.bus = bus;
        this.run = run;
    }

    /// {@return the nodes in the order of the graph, sources first}
    /// @param existing nodes that are there already; those of elements that the graph has are taken over
    List<ElementNode> nodes(Collection<ElementNode> existing) {
        existing.forEach(node -> nodes.put(node.graph, node));
        for (GraphNode node : graph.nodes().reversed()) {
            if (!nodes.containsKey(node)) {
                nodes.put(node, make(node));
            }
        }
        return graph.nodes().stream().map(this::node).toList();
    }

    private ElementNode make(GraphNode node) {
        return switch (node.element()) {
            case Transform transform -> transform(node, transform);
            case Sink sink ->
                new SinkNode(node, run, sink, tags -> bus.accept(new Message.Tags(pipeline, node.name(), tags)));
            case Demuxer demuxer -> new DemuxNode(node, run, demuxer, graph.latePads(), owner -> outputs(node, owner));
            case Muxer muxer ->
                new MuxNode(node, run, muxer, pipeline + "/" + node.name(), owner -> output(node, owner));
            case ThreadBoundary queue -> {
                GraphNode next = graph.linksFrom(node).getFirst().to();
                ParallelNode dealsTo = node(next) instanceof ParallelNode parallel ? parallel : null;
                yield new QueueNode(
                        node, run, run.branches().limits(node, queue.limits()), owner -> output(node, owner), dealsTo);
            }
            default ->
                new SourceNode(node, run, pipeline + "/" + node.name(), owner -> {
                    GraphLink link = graph.linksFrom(node).getFirst();
                    return new SourceOutput(memory(node, link.fromPad()), owner, receiver(link));
                });
        };
    }

    private ElementNode transform(GraphNode node, Transform transform) {
        return node.options().parallel().isParallel()
                ? new ParallelNode(node, run, transform, pipeline + "/" + node.name(), owner -> output(node, owner))
                : new TransformNode(node, run, transform, owner -> output(node, owner));
    }

    /// Adds the pad of a link to a node that was taken over and lacks it.
    PadOutput addPad(GraphLink link, DemuxNode owner) {
        PadOutput pad = pad(link, owner);
        owner.add(pad);
        return pad;
    }

    private PadOutput output(GraphNode node, ElementNode owner) {
        return outputs(node, owner).getFirst();
    }

    private List<PadOutput> outputs(GraphNode node, ElementNode owner) {
        List<PadOutput> outputs = new ArrayList<>();
        for (GraphLink link : graph.linksFrom(node)) {
            outputs.add(pad(link, owner));
        }
        return outputs;
    }

    private PadOutput pad(GraphLink link, ElementNode owner) {
        return new PadOutput(link.fromPad(), memory(link.from(), link.fromPad()), owner, receiver(link));
    }

    private PadMemory memory(GraphNode node, String pad) {
        PadMemory.Request request = new PadMemory.Request(
                node.options().pool(), PoolPlan.of(graph, node), PoolCover.of(graph, node), leakyBehind(node));
        return new PadMemory(
                pipeline + "/" + node.name() + "." + pad,
                request,
                services.memory(),
                text -> bus.accept(new Message.Warning(pipeline, node.name(), text)));
    }

    /// {@return the links of the queues behind an element that drop their oldest buffer, the last on the way first}
    List<LeakyLink> leakyBehind(GraphNode node) {
        Set<LeakyLink> links = new LinkedHashSet<>();
        collectLeaky(node, links);
        return List.copyOf(links);
    }

    private void collectLeaky(GraphNode node, Set<LeakyLink> links) {
        for (GraphLink link : graph.linksFrom(node)) {
            collectLeaky(link.to(), links);
            if (nodes.get(link.to()) instanceof QueueNode queue && queue.link() instanceof LeakyLink leaky) {
                links.add(leaky);
            }
        }
    }

    /// {@return the node of an element}
    ElementNode node(GraphNode node) {
        return Objects.requireNonNull(nodes.get(node), node.name());
    }

    /// {@return what takes in the buffers of a link, with the class loader of the element that it leads to}
    Receiver receiver(GraphLink link) {
        ElementNode to = node(link.to());
        Receiver receiver = to instanceof MuxNode mux ? mux.input(link.toPad()) : (Receiver) to;
        return ElementCode.receiver(link.from().element(), link.to()::element, receiver);
    }
}
