package io.parallax.engine.resolve;

import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Quotes;
import io.parallax.engine.registry.ElementPin;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.PadPicker.Pick;
import io.parallax.engine.resolve.TextLines.Line;
import io.parallax.engine.resolve.TextLines.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes graphs as pipeline text. Names and pads are left out where reading the text would choose the same ones.
public final class GraphText {
    private final ResolvedGraph graph;
    private final Set<String> named = new HashSet<>();
    /// What the upper pads of links are called, by the indices of the links.
    private final Map<Integer, String> namedFrom = new HashMap<>();
    private final Set<Integer> namedTo = new HashSet<>();

    private GraphText(ResolvedGraph graph) {
        this.graph = graph;
        for (GraphNode node : graph.nodes()) {
            String type = ElementPin.nameIn(node.provider().summary().name());
            if (!node.name().matches(Pattern.quote(type) + "(0|[1-9]\\d*)")) {
                named.add(node.name());
            }
        }
        for (int i = 0; i < graph.links().size(); i++) {
            GraphLink link = graph.links().get(i);
            if (isLate(link) && isNamed(link)) {
                namedFrom.put(i, link.fromPad());
            }
        }
    }

    /// {@return short text that makes an equal graph: the same elements, names, properties that were set, and links}
    /// @param graph the graph
    public static String toText(ResolvedGraph graph) {
        GraphText text = new GraphText(graph);
        List<Line> lines;
        do {
            lines = TextLines.of(graph, text.namedFrom, text.namedTo);
        } while (text.namesMore(lines));
        return text.print(lines);
    }

    /// Plays what reading would do, and notes what must be named for that to come out right: of the automatic names and
    /// of each element's pads the first that differs, since naming it may set the others right.
    /// @return whether there is anything new
    private boolean namesMore(List<Line> lines) {
        int before = names();
        List<GraphNode> nodes = lines.stream()
                .flatMap(line -> line.stops().stream())
                .filter(Stop::isNew)
                .map(Stop::node)
                .toList();
        List<String> names = Naming.of(new Draft(nodes.stream().map(this::part).toList(), List.of(), List.of()));
        Map<String, Integer> indices = new HashMap<>();
        boolean isSame = true;
        for (int i = 0; i < nodes.size(); i++) {
            String name = nodes.get(i).name();
            indices.put(name, i);
            if (isSame && !name.equals(names.get(i))) {
                named.add(name);
                isSame = false;
            }
        }
        choosePads(lines, nodes, indices);
        return names() > before;
    }

    /// {@return how much is named; a template counts less than a name}
    private int names() {
        return named.size()
                + namedTo.size()
                + namedFrom.values().stream()
                        .mapToInt(pad -> PadPicker.isExact(pad) ? 2 : 1)
                        .sum();
    }

    private static PadTemplate template(GraphLink link) {
        return ElementShape.of(link.from().element().getClass()).template(link.fromPad(), PadDirection.SOURCE);
    }

    /// {@return whether the upper pad of a link appears while the pipeline runs} Then it matters whether it is named.
    private static boolean isLate(GraphLink link) {
        return template(link).presence() == PadPresence.SOMETIMES;
    }

    private boolean isNamed(GraphLink link) {
        return graph.latePads().of(link.from().name(), link.fromPad()).isNamed();
    }

    /// Names the upper pad of a link: by its template if that says enough, and by itself if it does not.
    private void nameFrom(int index) {
        GraphLink link = graph.links().get(index);
        boolean isOpen = isLate(link) && !isNamed(link) && !namedFrom.containsKey(index);
        namedFrom.put(index, isOpen ? template(link).name() : link.fromPad());
    }

    private Part part(GraphNode node) {
        String type = node.provider().summary().name();
        return new Part(type, named.contains(node.name()) ? node.name() : null, Place.NONE, List.of(), Origin.CODE);
    }

    private void choosePads(List<Line> lines, List<GraphNode> nodes, Map<String, Integer> indices) {
        List<Joint> joints = new ArrayList<>();
        List<Integer> links = new ArrayList<>();
        for (Line line : lines) {
            for (int i = 0; i < line.links().size(); i++) {
                Stop from = line.stops().get(i);
                Stop to = line.stops().get(i + 1);
                joints.add(new Joint(end(from, from.out(), indices), end(to, to.in(), indices), Place.NONE));
            }
            links.addAll(line.links());
        }
        PadBinder binder = new PadBinder(nodes.stream()
                .map(node ->
                        new PadPicker(ElementShape.of(node.element().getClass()).pads()))
                .toList());
        List<PadBinder.Picks> picks = binder.bind(joints);
        Set<String> corrected = new HashSet<>();
        for (int i = 0; i < links.size(); i++) {
            GraphLink link = graph.links().get(links.get(i));
            if (differs(picks.get(i).from().pick(), link.fromPad())
                    && corrected.add(link.from().name())) {
                nameFrom(links.get(i));
            }
            if (differs(picks.get(i).to().pick(), link.toPad())
                    && corrected.add(link.to().name())) {
                namedTo.add(links.get(i));
            }
        }
    }

    private static boolean differs(Pick pick, String pad) {
        return !pick.equals(new Pick.Bound(pad));
    }

    private static Joint.End end(Stop stop, String pad, Map<String, Integer> indices) {
        return Joint.End.of(indices.getOrDefault(stop.node().name(), -1), pad, Origin.CODE);
    }

    private String print(List<Line> lines) {
        StringBuilder out = new StringBuilder();
        for (Line line : lines) {
            out.append(out.isEmpty() ? "" : " ");
            for (int i = 0; i < line.stops().size(); i++) {
                out.append(i == 0 ? "" : " ! ");
                boolean isBetween = i > 0 && i < line.stops().size() - 1;
                print(line.stops().get(i), isBetween, out);
            }
        }
        return out.toString();
    }

    private void print(Stop stop, boolean isBetween, StringBuilder out) {
        GraphNode node = stop.node();
        if (!stop.isNew()) {
            out.append(node.name()).append('.').append(stop.in()).append(stop.out());
            return;
        }
        boolean isPlain = stop.in().isEmpty() && stop.out().isEmpty() && !named.contains(node.name());
        String caps = isBetween && isPlain ? FilterText.of(node) : "";
        if (!caps.isEmpty()) {
            out.append(caps);
            return;
        }
        out.append(stop.in().isEmpty() ? "" : "." + stop.in() + " ");
        out.append(node.provider().summary().name());
        if (named.contains(node.name())) {
            out.append(" name=").append(node.name());
        }
        node.properties()
                .assigned()
                .forEach((property, value) ->
                        out.append(' ').append(property).append('=').append(Quotes.quote(value)));
        out.append(stop.out().isEmpty() ? "" : " ." + stop.out());
    }
}
