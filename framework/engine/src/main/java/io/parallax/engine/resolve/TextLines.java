package io.parallax.engine.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a graph into chains, each as long as possible. The links of one element keep their order.
final class TextLines {
    private final ResolvedGraph graph;
    private final Map<Integer, String> namedFrom;
    private final Set<Integer> namedTo;
    private final Map<String, List<Integer>> open = new HashMap<>();
    private final Map<String, GraphNode> made = new HashMap<>();
    private final List<GraphNode> order = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private TextLines(ResolvedGraph graph, Map<Integer, String> namedFrom, Set<Integer> namedTo) {
        this.graph = graph;
        this.namedFrom = namedFrom;
        this.namedTo = namedTo;
        for (int i = 0; i < graph.links().size(); i++) {
            open.computeIfAbsent(graph.links().get(i).from().name(), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    /// A chain.
    /// @param stops its stations
    /// @param links the index of the link behind each but the last
    record Line(List<Stop> stops, List<Integer> links) {}

    /// A station of a chain.
    /// @param node the element
    /// @param isNew whether the element is made here, else it is referred to
    /// @param in the pad that is named for the link before it, empty for none
    /// @param out the pad that is named for the link behind it, empty for none
    record Stop(GraphNode node, boolean isNew, String in, String out) {}

    /// {@return the chains of a graph}
    /// @param graph the graph
    /// @param namedFrom what the upper pads are called that are to be named, by the indices of their links
    /// @param namedTo indices of the links whose lower pad is to be named
    static List<Line> of(ResolvedGraph graph, Map<Integer, String> namedFrom, Set<Integer> namedTo) {
        TextLines text = new TextLines(graph, Map.copyOf(namedFrom), Set.copyOf(namedTo));
        int drained = 0;
        for (GraphNode root : graph.nodes()) {
            if (!text.made.containsKey(root.name())) {
                text.line(text.make(root));
            }
            for (; drained < text.order.size(); drained++) {
                text.drain(text.order.get(drained));
            }
        }
        return text.lines;
    }

    private Stop make(GraphNode node) {
        return make(node, "");
    }

    private Stop make(GraphNode node, String in) {
        made.put(node.name(), node);
        order.add(node);
        return new Stop(node, true, in, "");
    }

    private void drain(GraphNode node) {
        while (!open.getOrDefault(node.name(), List.of()).isEmpty()) {
            line(new Stop(node, false, "", ""));
        }
    }

    private void line(Stop start) {
        List<Stop> stops = new ArrayList<>(List.of(start));
        List<Integer> links = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn) {
            Stop last = stops.removeLast();
            List<Integer> outputs = open.getOrDefault(last.node().name(), List.of());
            if (outputs.isEmpty()) {
                stops.add(last);
                break;
            }
            int index = outputs.removeFirst();
            GraphLink link = graph.links().get(index);
            links.add(index);
            stops.add(new Stop(last.node(), last.isNew(), last.in(), namedFrom.getOrDefault(index, "")));
            String in = namedTo.contains(index) ? link.toPad() : "";
            goesOn = !made.containsKey(link.to().name());
            stops.add(goesOn ? make(link.to(), in) : new Stop(link.to(), false, in, ""));
        }
        lines.add(new Line(stops, links));
    }
}
