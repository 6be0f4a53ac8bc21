package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadTemplate;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The network of a graph, and which pad each of its ports is. An element comes before those behind it, and one branch
/// after the other.
final class GraphNetwork {
    private final List<Network.Port> ports = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();
    private final Map<String, List<GraphLink>> inputs = new HashMap<>();
    private final Map<String, List<GraphLink>> outputs = new HashMap<>();
    private final Map<GraphLink, Integer> feeders = new HashMap<>();
    private final CapsPlan running;
    private final Network network;

    private GraphNetwork(ResolvedGraph graph, CapsPlan running) {
        this.running = running;
        for (GraphLink link : graph.links()) {
            inputs.computeIfAbsent(link.to().name(), _ -> new ArrayList<>()).add(link);
            outputs.computeIfAbsent(link.from().name(), _ -> new ArrayList<>()).add(link);
        }
        order(graph).forEach(this::add);
        network = new Network(ports);
    }

    /// A linked pad.
    /// @param node its element
    /// @param pad the pad
    /// @param link its link
    record Pin(GraphNode node, PadTemplate pad, GraphLink link) {}

    /// {@return the network of a graph}
    /// @param graph the graph
    /// @param running what runs already; what its outputs carry stays
    /// @throws IllegalStateException if an element cannot tell its caps
    static GraphNetwork of(ResolvedGraph graph, CapsPlan running) {
        return new GraphNetwork(graph, running);
    }

    /// {@return whether no element says anything about any of its pads}
    /// @param graph the graph
    /// @throws IllegalStateException if an element cannot tell its caps
    static boolean isOpen(ResolvedGraph graph) {
        return graph.nodes().stream()
                .allMatch(node -> shape(node).pads().stream()
                        .allMatch(pad -> caps(node, pad).isAny()));
    }

    Network network() {
        return network;
    }

    Pin pin(int port) {
        return pins.get(port);
    }

    /// {@return the indices of the inputs, which stand for links, in order}
    List<Integer> links() {
        List<Integer> links = new ArrayList<>();
        for (int i = 0; i < network.size(); i++) {
            if (network.port(i).isInput()) {
                links.add(i);
            }
        }
        return links;
    }

    /// A branch is followed to its end before the next one begins.
    private List<GraphNode> order(ResolvedGraph graph) {
        Map<String, Integer> missing = new HashMap<>();
        Deque<GraphNode> ready = new ArrayDeque<>();
        for (GraphNode node : graph.nodes().reversed()) {
            int count = links(inputs, node).size();
            missing.put(node.name(), count);
            if (count == 0) {
                ready.push(node);
            }
        }
        List<GraphNode> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            GraphNode node = ready.pop();
            order.add(node);
            for (GraphLink link : links(outputs, node).reversed()) {
                if (missing.merge(link.to().name(), -1, Integer::sum) == 0) {
                    ready.push(link.to());
                }
            }
        }
        return order;
    }

    private static List<GraphLink> links(Map<String, List<GraphLink>> links, GraphNode node) {
        return links.getOrDefault(node.name(), List.of());
    }

    private void add(GraphNode node) {
        Map<Integer, PadTemplate> taken = new HashMap<>();
        for (GraphLink link : links(inputs, node)) {
            PadTemplate pad = shape(node).pad(link.toPad(), PadDirection.SINK);
            taken.put(ports.size(), pad);
            ports.add(new Network.Port(caps(node, pad), feeders.getOrDefault(link, Network.Port.NONE), List.of()));
            pins.add(new Pin(node, pad, link));
        }
        for (GraphLink link : links(outputs, node)) {
            PadTemplate pad = shape(node).pad(link.fromPad(), PadDirection.SOURCE);
            List<Network.Bond> bonds = new ArrayList<>();
            taken.forEach((index, input) -> bonds.add(new Network.Bond(index, rule(node, input, pad))));
            feeders.put(link, ports.size());
            Caps carried = running.carries(node, pad.name()) ? running.agreed(node.name(), pad.name()) : Caps.ANY;
            Caps caps = carried.isAny() ? caps(node, pad) : carried;
            ports.add(new Network.Port(caps, Network.Port.NONE, bonds));
            pins.add(new Pin(node, pad, link));
        }
    }

    private static ElementShape shape(GraphNode node) {
        return ElementShape.of(node.element().getClass());
    }

    private static Caps caps(GraphNode node, PadTemplate pad) {
        try {
            return node.element().caps(pad);
        } catch (RuntimeException e) {
            throw new IllegalStateException(node.name() + " cannot tell the caps of " + pad.name() + ": " + e, e);
        }
    }

    private static CapsRule rule(GraphNode node, PadTemplate input, PadTemplate output) {
        try {
            return node.element().rule(input, output);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    node.name() + " cannot tell how " + output.name() + " follows from " + input.name() + ": " + e, e);
        }
    }
}
