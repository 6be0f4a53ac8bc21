package io.parallax.engine.resolve;

import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Place;
import io.parallax.engine.registry.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A graph on paper: what a pipeline is to become. Starts as a copy of what it is; what is asked for in vain is a
/// problem that [#build(GraphBuilder)] throws. One thread uses it.
public final class GraphSketch {
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Wire> wires = new ArrayList<>();
    private final Set<String> replaced = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Item(String type, Map<String, Object> properties) {}

    private record Wire(End from, End to) {
        boolean touches(String element) {
            return from.element.equals(element) || to.element.equals(element);
        }
    }

    /// @param pad its pad, empty for any
    private record End(String element, String pad) {
        static End of(String text) {
            int dot = text.indexOf('.');
            return dot < 0 ? new End(text, "") : new End(text.substring(0, dot), text.substring(dot + 1));
        }

        boolean covers(End other) {
            return element.equals(other.element) && (pad.isEmpty() || pad.equals(other.pad));
        }

        @Override
        public String toString() {
            return pad.isEmpty() ? element : element + "." + pad;
        }
    }

    /// @param picture what to start from
    public GraphSketch(Graph picture) {
        for (Graph.Node node : picture.elements()) {
            items.put(node.name(), new Item(node.type(), new LinkedHashMap<>(node.properties())));
        }
        for (Graph.Link link : picture.links()) {
            wires.add(new Wire(new End(link.from(), link.fromPad()), new End(link.to(), link.toPad())));
        }
    }

    /// {@return names of the elements that a fresh one takes the place of, even if nothing else differs}
    public Set<String> replaced() {
        return Set.copyOf(replaced);
    }

    /// Adds an element.
    /// @param type its element name
    /// @param name its name in the pipeline
    public void add(String type, String name) {
        if (items.putIfAbsent(name, new Item(type, new LinkedHashMap<>())) != null) {
            problem("there is an element named '" + name + "' already", "choose another name, or replace it");
        }
    }

    /// Sets a property.
    /// @param element name of the element
    /// @param property name of the property
    /// @param value the value
    public void set(String element, String property, Object value) {
        if (isThere(element)) {
            item(element).properties().put(property, value);
        }
    }

    /// Adds a link.
    /// @param from element or element and pad
    /// @param to element or element and pad
    public void link(String from, String to) {
        wires.add(new Wire(End.of(from), End.of(to)));
    }

    /// Removes links.
    /// @param from element or element and pad
    /// @param to element or element and pad
    public void unlink(String from, String to) {
        End upper = End.of(from);
        End lower = End.of(to);
        if (!wires.removeIf(wire -> upper.covers(wire.from) && lower.covers(wire.to))) {
            problem("there is no link from " + upper + " to " + lower, null);
        }
    }

    /// Adds an element in the middle of a link.
    /// @param type its element name
    /// @param name its name in the pipeline
    /// @param from element or element and pad
    /// @param to element or element and pad
    public void insert(String type, String name, String from, String to) {
        End upper = End.of(from);
        End lower = End.of(to);
        List<Wire> found = wires.stream()
                .filter(wire -> upper.covers(wire.from) && lower.covers(wire.to))
                .toList();
        if (found.size() != 1) {
            problem(
                    found.isEmpty()
                            ? "there is no link from " + upper + " to " + lower
                            : "there is more than one link from " + upper + " to " + lower,
                    found.isEmpty() ? null : "name the pads");
            return;
        }
        add(type, name);
        Wire wire = found.getFirst();
        wires.set(wires.indexOf(wire), new Wire(wire.from, new End(name, "")));
        wires.add(new Wire(new End(name, ""), wire.to));
    }

    /// Puts a fresh element in the place of another.
    /// @param element name of the element
    /// @param type element name of the new one
    public void replace(String element, String type) {
        if (isThere(element)) {
            items.put(element, new Item(type, new LinkedHashMap<>()));
            replaced.add(element);
        }
    }

    /// Removes an element. Its neighbours are linked if it has one on either side; else what only feeds it, and what
    /// only it feeds, goes too.
    /// @param element name of the element
    public void remove(String element) {
        if (!isThere(element)) {
            return;
        }
        List<Wire> in =
                wires.stream().filter(wire -> wire.to.element.equals(element)).toList();
        List<Wire> out =
                wires.stream().filter(wire -> wire.from.element.equals(element)).toList();
        if (in.size() == 1 && out.size() == 1) {
            wires.set(wires.indexOf(in.getFirst()), new Wire(in.getFirst().from, out.getFirst().to));
            wires.remove(out.getFirst());
            items.remove(element);
            return;
        }
        erase(element);
    }

    private void erase(String element) {
        List<Wire> cut = wires.stream().filter(wire -> wire.touches(element)).toList();
        wires.removeAll(cut);
        items.remove(element);
        for (Wire wire : cut) {
            String upper = wire.from.element;
            String lower = wire.to.element;
            if (items.containsKey(upper) && wires.stream().noneMatch(each -> each.from.element.equals(upper))) {
                erase(upper);
            }
            if (items.containsKey(lower) && wires.stream().noneMatch(each -> each.to.element.equals(lower))) {
                erase(lower);
            }
        }
    }

    private boolean isThere(String element) {
        if (!items.containsKey(element)) {
            problem(
                    "there is no element named '" + element + "'",
                    NearestName.of(element, items.keySet())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(null));
        }
        return items.containsKey(element);
    }

    private Item item(String element) {
        Item item = items.get(element);
        if (item == null) {
            throw new IllegalStateException("no element " + element);
        }
        return item;
    }

    private void problem(String message, @Nullable String hint) {
        problems.add(Place.NONE.problem(message, hint));
    }

    /// Makes the graph, of fresh elements throughout.
    /// @param builder an empty builder
    /// @return the graph
    /// @throws MalformedPipelineException with every problem
    public ResolvedGraph build(GraphBuilder builder) {
        if (!problems.isEmpty()) {
            throw new MalformedPipelineException("", problems);
        }
        items.forEach((name, item) -> {
            builder.add(item.type(), name);
            item.properties().forEach((property, value) -> builder.set(name, property, value));
        });
        wires.forEach(wire -> builder.link(wire.from.toString(), wire.to.toString()));
        return builder.build();
    }
}
