package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.PadDirection;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts converters into a graph. Each is named by its type and the first number that is free, as text would name it.
final class Insertions {
    private final GraphNetwork network;
    private final Solution solution;
    private final Converters converters;
    private final CapsPlan before;
    private final List<GraphNode> made = new ArrayList<>();
    private final List<Negotiation.Insertion> told = new ArrayList<>();
    private final Map<String, Caps> agreed = new HashMap<>();

    /// @param before the plan before, whose converters stay where they do the same
    Insertions(GraphNetwork network, Solution solution, Converters converters, CapsPlan before) {
        this.network = network;
        this.solution = solution;
        this.converters = converters;
        this.before = before;
    }

    /// {@return the converters, owned by the caller}
    List<GraphNode> made() {
        return made;
    }

    /// {@return what was done}
    List<Negotiation.Insertion> told() {
        return told;
    }

    /// {@return what each output carries, by `element.pad`}
    Map<String, Caps> agreed() {
        return agreed;
    }

    /// {@return the graph with the converters}
    /// @param graph the graph
    /// @throws IllegalStateException if a converter cannot be made; those that were made are in [#made()]
    ResolvedGraph into(ResolvedGraph graph) {
        for (int port : network.links()) {
            agreed.put(
                    key(network.pin(port).link()),
                    solution.caps(network.network().port(port).feeder()));
        }
        Set<String> names = new HashSet<>();
        graph.nodes().forEach(node -> names.add(node.name()));
        List<GraphNode> nodes = new ArrayList<>(graph.nodes());
        List<GraphLink> links = new ArrayList<>(graph.links());
        Map<GraphLink, GraphLink> lastHalves = new HashMap<>();
        for (Solution.Insertion insertion : solution.insertions()) {
            GraphLink whole = network.pin(insertion.port()).link();
            GraphLink link = lastHalves.getOrDefault(whole, whole);
            String name = free(insertion.conversion().name(), names);
            Negotiation.Insertion reason = new Negotiation.Insertion(
                    name,
                    insertion.conversion().name(),
                    ConflictText.picture(whole),
                    insertion.taken(),
                    insertion.given(),
                    insertion.conversion().cost());
            GraphNode node = before.converter(name, reason)
                    .orElseGet(() -> converters.make(insertion.conversion().name(), name));
            made.add(node);
            told.add(reason);
            nodes.add(nodes.indexOf(link.to()), node);
            GraphLink first = new GraphLink(link.from(), link.fromPad(), node, pad(node, PadDirection.SINK));
            GraphLink second = new GraphLink(node, pad(node, PadDirection.SOURCE), link.to(), link.toPad());
            int index = links.indexOf(link);
            links.set(index, first);
            links.add(index + 1, second);
            lastHalves.put(whole, second);
            agreed.put(key(first), insertion.taken());
            agreed.put(key(second), insertion.given());
        }
        return new ResolvedGraph(List.copyOf(nodes), List.copyOf(links), graph.latePads());
    }

    /// Gives back what was made here.
    void release() {
        made.stream()
                .filter(node -> !before.converters().contains(node))
                .forEach(node -> node.provider().release(node.element()));
    }

    private static String free(String type, Set<String> names) {
        int number = 0;
        while (!names.add(type + number)) {
            number++;
        }
        return type + number;
    }

    private static String pad(GraphNode node, PadDirection direction) {
        return ElementShape.of(node.element().getClass())
                .pads(direction)
                .getFirst()
                .name();
    }

    static String key(GraphLink link) {
        return link.from().name() + "." + link.fromPad();
    }
}
