package io.parallax.engine.resolve;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.PadBinder.Choice;
import io.parallax.engine.resolve.PadBinder.Picks;
import io.parallax.engine.resolve.PadMatcher.Match;
import io.parallax.engine.resolve.PadPicker.Pick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Links nodes by their pads and checks what comes out. Used once.
final class Linker {
    private final List<GraphNode> nodes;
    private final List<Part> parts;
    private final Problems problems;
    private final BiPredicate<Setting, Place> addFilter;
    private final List<PadPicker> pickers = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final Map<String, LatePadNotes.Note> latePads = new HashMap<>();
    private GraphShape shape = new GraphShape(0);

    /// @param nodes the nodes, one for each part
    /// @param parts what the nodes were made of
    /// @param problems where problems go
    /// @param addFilter adds a node and part that let only some caps through, and tells whether it could
    Linker(List<GraphNode> nodes, List<Part> parts, Problems problems, BiPredicate<Setting, Place> addFilter) {
        this.nodes = nodes;
        this.parts = parts;
        this.problems = problems;
        this.addFilter = addFilter;
    }

    private record Wire(int from, String fromPad, int to, String toPad, Place place) {}

    /// {@return the links, in the order of the joints; incomplete if there are problems}
    /// @param joints the links that are wanted; their ends have parts
    List<GraphLink> link(List<Joint> joints) {
        nodes.forEach(node -> pickers.add(new PadPicker(shape(node).pads())));
        List<Joint> single =
                joints.stream().filter(joint -> joint.matching() == null).toList();
        PadBinder binder = new PadBinder(pickers);
        IdentityHashMap<Joint, Picks> picks = new IdentityHashMap<>();
        List<Picks> bound = binder.bind(single);
        for (int i = 0; i < single.size(); i++) {
            picks.put(single.get(i), bound.get(i));
        }
        IdentityHashMap<Joint, List<Match>> matches = new IdentityHashMap<>();
        for (Joint joint : innerFirst(joints)) {
            if (joint.matching() == null) {
                picks.computeIfPresent(joint, binder::bindBins);
            } else {
                matches.put(joint, match(joint));
            }
        }
        for (Joint joint : joints) {
            Picks pair = picks.get(joint);
            if (pair != null) {
                wire(joint, pair);
            } else {
                wire(joint, matches.getOrDefault(joint, List.of()));
            }
        }
        if (problems.isEmpty()) {
            checkPads();
            checkCycle();
        }
        return wires.stream()
                .map(wire -> new GraphLink(nodes.get(wire.from()), wire.fromPad(), nodes.get(wire.to()), wire.toPad()))
                .toList();
    }

    private static ElementShape shape(GraphNode node) {
        return ElementShape.of(node.element().getClass());
    }

    private void wire(Joint joint, Picks picks) {
        if (picks.from().pick() instanceof Pick.Refused) {
            refuse(joint.from(), picks.from());
        } else if (picks.to().pick() instanceof Pick.Refused) {
            refuse(joint.to(), picks.to());
        } else if (picks.from().pick() instanceof Pick.Bound from && picks.to().pick() instanceof Pick.Bound to) {
            wires.add(new Wire(picks.from().part(), from.pad(), picks.to().part(), to.pad(), joint.place()));
            noteLatePad(picks.from().part(), from.pad(), joint.from());
        }
    }

    private void noteLatePad(int part, String pad, Joint.End end) {
        GraphNode node = nodes.get(part);
        if (shape(node).pad(pad, PadDirection.SOURCE).presence() == PadPresence.SOMETIMES) {
            latePads.put(
                    LatePadNotes.key(node.name(), pad),
                    new LatePadNotes.Note(end.padPlace(), PadPicker.isExact(end.pad())));
        }
    }

    /// {@return the linked outputs that appear while the pipeline runs, by `element.pad`}
    Map<String, LatePadNotes.Note> latePads() {
        return latePads;
    }

    private void refuse(Joint.End end, Choice choice) {
        if (!(choice.pick() instanceof Pick.Refused refused)) {
            return;
        }
        String name = choice.part() < 0 ? end.name() : nodes.get(choice.part()).name();
        problems.add(end.padPlace(), name + refused.reason(), refused.hint());
    }

    /// {@return the links of elements, then those of bins, each behind those that are inside its bins} A bin has more
    /// elements than what is in it.
    private static List<Joint> innerFirst(List<Joint> joints) {
        return joints.stream()
                .sorted(Comparator.comparingInt(joint ->
                        Math.max(joint.from().parts().size(), joint.to().parts().size())))
                .toList();
    }

    private List<Match> match(Joint joint) {
        Setting filter = filter(joint);
        Caps caps = filter != null && filter.value() instanceof Caps given ? given : Caps.ANY;
        return new PadMatcher(pickers, joint.from().parts(), joint.to().parts(), caps).match();
    }

    private static @Nullable Setting filter(Joint joint) {
        return joint.matching() == null ? null : joint.matching().filter();
    }

    private void wire(Joint joint, List<Match> matches) {
        if (matches.isEmpty()
                && !refuses(joint.from(), PadDirection.SOURCE)
                && !refuses(joint.to(), PadDirection.SINK)) {
            problems.add(
                    joint.place(),
                    "no free output of " + name(joint.from()) + " matches a free input of " + name(joint.to()),
                    "see their pads with inspect, or name the pads and link them with '!'");
        }
        Setting filter = filter(joint);
        for (Match match : matches) {
            noteLatePad(match.from(), match.fromPad(), joint.from());
            if (filter == null) {
                wires.add(new Wire(match.from(), match.fromPad(), match.to(), match.toPad(), joint.place()));
            } else if (addFilter.test(filter, filter.place())) {
                int middle = nodes.size() - 1;
                wires.add(new Wire(match.from(), match.fromPad(), middle, "sink", joint.place()));
                wires.add(new Wire(middle, "src", match.to(), match.toPad(), joint.place()));
            }
        }
    }

    /// {@return whether an element has no pad that faces the right way; that is reported then}
    private boolean refuses(Joint.End end, PadDirection direction) {
        boolean hasNone = end.isElement()
                && pickers.get(end.parts().getFirst()).templates().stream()
                        .noneMatch(template -> template.direction() == direction);
        if (hasNone) {
            refuse(end, new Choice(end.parts().getFirst(), PadPicker.none(direction)));
        }
        return hasNone;
    }

    private String name(Joint.End end) {
        return end.isElement() ? nodes.get(end.parts().getFirst()).name() : end.name();
    }

    private void checkPads() {
        List<Set<String>> linked = new ArrayList<>();
        parts.forEach(_ -> linked.add(new HashSet<>()));
        for (Wire wire : wires) {
            linked.get(wire.from()).add(wire.fromPad());
            linked.get(wire.to()).add(wire.toPad());
        }
        LinkChecks checks = new LinkChecks(problems);
        for (int i = 0; i < parts.size(); i++) {
            checks.check(
                    nodes.get(i).name(),
                    shape(nodes.get(i)),
                    linked.get(i),
                    parts.get(i).origin().place());
        }
    }

    private void checkCycle() {
        shape = new GraphShape(parts.size());
        wires.forEach(wire -> shape.link(wire.from(), wire.to()));
        List<Integer> cycle = shape.cycle();
        if (cycle.isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        cycle.forEach(part -> path.append(nodes.get(part).name()).append(" → "));
        path.append(nodes.get(cycle.getFirst()).name());
        Set<Integer> members = new HashSet<>(cycle);
        Wire closing = wires.stream()
                .filter(wire -> members.contains(wire.from()) && members.contains(wire.to()))
                .reduce((_, last) -> last)
                .orElseThrow();
        problems.add(closing.place(), "the links form a cycle: " + path, "buffers flow one way: leave a link out");
    }

    /// {@return the nodes, sources first, each behind all that it gets buffers from}
    List<GraphNode> order() {
        return shape.order().stream().map(nodes::get).toList();
    }
}
