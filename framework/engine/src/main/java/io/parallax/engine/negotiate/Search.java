package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// Finds the best choice for ports that hang together: the least cost first, and of equal costs the one that follows
/// preferences in the order of the ports; a converter counts as the last choice of a link. States that leave the same
/// open are looked at once. Used once.
final class Search {
    private static final int LONGEST_CHAIN = 3;

    private final Frontier frontier;
    private final List<Conversion.Use> uses;
    private final List<Conversion> conversions;
    private final long limit;
    private final PriorityQueue<State> queue = new PriorityQueue<>();
    private final Set<State.View> seen = new HashSet<>();
    private final Set<Caps> refused = new LinkedHashSet<>();
    private long steps;
    private int deepest = -1;

    /// @param frontier the ports
    /// @param conversions the converters, the cheapest first
    /// @param limit most steps
    Search(Frontier frontier, List<Conversion> conversions, long limit) {
        this.frontier = frontier;
        this.conversions = conversions;
        this.uses = conversions.stream().flatMap(each -> each.uses().stream()).toList();
        this.limit = limit;
    }

    /// What was found.
    sealed interface Outcome {
        /// A choice for every port.
        /// @param moves the choices
        record Found(List<Integer> moves) implements Outcome {}

        /// No choice for some port.
        /// @param port the port that no choice got past
        /// @param offered what reached it
        record Stuck(int port, Caps offered) implements Outcome {}

        /// The limit was reached.
        record TooMuch() implements Outcome {}
    }

    long steps() {
        return steps;
    }

    List<Conversion.Use> uses() {
        return uses;
    }

    Outcome run() {
        queue.add(State.start());
        while (!queue.isEmpty()) {
            State state = queue.remove();
            if (!seen.add(state.view)) {
                continue;
            }
            if (state.view.position() == frontier.size()) {
                return new Outcome.Found(state.moves());
            }
            int before = queue.size();
            expand(state);
            if (queue.size() == before) {
                note(state);
            }
            if (steps > limit) {
                return new Outcome.TooMuch();
            }
        }
        return new Outcome.Stuck(frontier.port(deepest), refused.stream().reduce(Caps.EMPTY, Caps::union));
    }

    private void expand(State state) {
        Network.Port port = frontier.at(state.view.position());
        List<Caps> alternatives = Conversion.alternatives(port.caps());
        for (int i = 0; i < alternatives.size(); i++) {
            choose(state, port, alternatives.get(i), i);
        }
        if (port.isInput() && state.view.chain().size() < LONGEST_CHAIN) {
            for (int i = 0; i < uses.size(); i++) {
                convert(state, uses.get(i), alternatives.size() + i);
            }
        }
    }

    private void choose(State state, Network.Port port, Caps alternative, int move) {
        steps++;
        Boxes boxes = new Boxes(state.view.caps(), state.view.couplings());
        int box = port.isInput() ? feed(state) : output(state, port, boxes);
        boxes.restrict(box, alternative);
        if (boxes.settle()) {
            queue.add(state.next(move, 0, frontier.advance(state.view, box, boxes)));
        }
    }

    private int output(State state, Network.Port port, Boxes boxes) {
        int box = -1;
        for (Network.Bond bond : port.bonds()) {
            if (bond.rule().kind() == CapsRule.Kind.SAME) {
                int input = boxes.current(frontier.box(state.view, bond.input()));
                if (box < 0) {
                    box = input;
                } else {
                    boxes.merge(box, input);
                }
            }
        }
        box = box < 0 ? boxes.add(Caps.ANY) : box;
        for (Network.Bond bond : port.bonds()) {
            if (bond.rule().kind() != CapsRule.Kind.SAME) {
                boxes.couple(boxes.current(frontier.box(state.view, bond.input())), box, bond.rule());
            }
        }
        return box;
    }

    private int feed(State state) {
        return state.view.feed() >= 0
                ? state.view.feed()
                : frontier.box(state.view, frontier.at(state.view.position()).feeder());
    }

    private void convert(State state, Conversion.Use use, int move) {
        int number = conversions.indexOf(use.conversion());
        if (state.view.chain().contains(number)) {
            return;
        }
        int feed = feed(state);
        if (!state.view.caps().get(feed).canIntersect(use.takes())) {
            return;
        }
        steps++;
        Boxes boxes = new Boxes(state.view.caps(), state.view.couplings());
        boxes.restrict(feed, use.takes());
        int behind = boxes.add(use.gives());
        boxes.couple(feed, behind, use.conversion().rule());
        if (boxes.settle()) {
            List<Integer> chain = new ArrayList<>(state.view.chain());
            chain.add(number);
            State.View then = frontier.stay(state.view, behind, List.copyOf(chain), boxes);
            queue.add(state.next(move, use.conversion().cost(), then));
        }
    }

    /// Remembers how far it went, and what came there.
    private void note(State state) {
        int position = state.view.position();
        if (position < deepest) {
            return;
        }
        if (position > deepest) {
            refused.clear();
            deepest = position;
        }
        Network.Port port = frontier.at(position);
        int source = port.isInput()
                ? port.feeder()
                : port.bonds().isEmpty() ? -1 : port.bonds().getFirst().input();
        refused.add(source < 0 ? Caps.ANY : state.view.caps().get(frontier.box(state.view, source)));
    }
}
