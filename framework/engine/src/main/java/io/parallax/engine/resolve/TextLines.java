package io.parallax.engine.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a graph into chains, each as long as possible. The links of one element keep their order.
final class TextLines {
    private final ResolvedGraph graph;
    private final Set<Integer> namedFrom;
    private final Set<Integer> namedTo;
    private final Map<String, List<Integer>> open = new HashMap<>();
    private final Map<String, GraphNode> made = new HashMap<>();
    private final List<GraphNode> order = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private TextLines(ResolvedGraph graph, Set<Integer> namedFrom, Set<Integer> namedTo) {
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
    /// @param pad the pad that is named, empty for none
    record Stop(GraphNode node, boolean isNew, String pad) {}

    /// {@return the chains of a graph}
    /// @param graph the graph
    /// @param namedFrom indices of the links whose upper pad is to be named
    /// @param namedTo indices of the links whose lower pad is to be named
    static List<Line> of(ResolvedGraph graph, Set<Integer> namedFrom, Set<Integer> namedTo) {
        TextLines text = new TextLines(graph, new HashSet<>(namedFrom), new HashSet<>(namedTo));
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
        made.put(node.name(), node);
        order.add(node);
        return new Stop(node, true, "");
    }

    private void drain(GraphNode node) {
        List<Integer> links = open.getOrDefault(node.name(), List.of());
        while (!links.isEmpty()) {
            int next = links.getFirst();
            line(new Stop(
                    node,
                    false,
                    namedFrom.contains(next) ? graph.links().get(next).fromPad() : ""));
        }
    }

    private void line(Stop start) {
        List<Stop> stops = new ArrayList<>(List.of(start));
        List<Integer> links = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn) {
            Stop last = stops.getLast();
            List<Integer> outputs = open.getOrDefault(last.node().name(), List.of());
            if (outputs.isEmpty()
                    || (namedFrom.contains(outputs.getFirst()) && last.pad().isEmpty())) {
                break;
            }
            int index = outputs.removeFirst();
            GraphLink link = graph.links().get(index);
            links.add(index);
            goesOn = !made.containsKey(link.to().name()) && !namedTo.contains(index);
            stops.add(
                    goesOn ? make(link.to()) : new Stop(link.to(), false, namedTo.contains(index) ? link.toPad() : ""));
        }
        lines.add(new Line(stops, links));
    }
}
