package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.List;

/// Follows the choices of a search and fixes what they leave open, in the order of the ports.
final class Settlement {
    private final Frontier frontier;
    private final List<Conversion.Use> uses;
    private final Boxes boxes = new Boxes(List.of(), List.of());
    private final int[] boxOf;
    private final List<Insertion> insertions = new ArrayList<>();

    /// A converter before an input.
    /// @param port the input
    /// @param conversion the converter
    /// @param taken box of what it takes
    /// @param given box of what it gives
    private record Insertion(int port, Conversion conversion, int taken, int given) {}

    private Settlement(Network network, Frontier frontier, List<Conversion.Use> uses) {
        this.frontier = frontier;
        this.uses = uses;
        this.boxOf = new int[network.size()];
    }

    /// Follows what was found and writes it into a solution.
    static void settle(
            Network network, Frontier frontier, List<Conversion.Use> uses, List<Integer> moves, Solution solution) {
        Settlement settlement = new Settlement(network, frontier, uses);
        settlement.follow(moves);
        settlement.fix();
        settlement.write(solution);
    }

    private void follow(List<Integer> moves) {
        int position = 0;
        int feed = -1;
        for (int move : moves) {
            Network.Port port = frontier.at(position);
            feed = feed < 0 && port.isInput() ? boxOf[port.feeder()] : feed;
            List<Caps> alternatives = Conversion.alternatives(port.caps());
            if (move >= alternatives.size()) {
                feed = convert(frontier.port(position), feed, uses.get(move - alternatives.size()));
                continue;
            }
            int box = boxes.add(alternatives.get(move));
            boxOf[frontier.port(position)] = box;
            if (port.isInput()) {
                bind(feed, box, CapsRule.SAME);
            }
            for (Network.Bond bond : port.bonds()) {
                bind(boxOf[bond.input()], box, bond.rule());
            }
            position++;
            feed = -1;
        }
    }

    private int convert(int port, int feed, Conversion.Use use) {
        int taken = boxes.add(use.takes());
        bind(feed, taken, CapsRule.SAME);
        int given = boxes.add(use.gives());
        bind(taken, given, use.conversion().rule());
        insertions.add(new Insertion(port, use.conversion(), taken, given));
        return given;
    }

    private void bind(int upper, int lower, CapsRule rule) {
        if (rule.kind() == CapsRule.Kind.SAME) {
            boxes.same(upper, lower);
        } else {
            boxes.couple(upper, lower, rule);
        }
    }

    private void fix() {
        Preferences preferences = new Preferences(boxes.caps, boxes);
        boxes.mergeSame();
        checkSettled(boxes.settle());
        for (int box = 0; box < boxes.caps.size(); box++) {
            Caps caps = boxes.caps.get(box);
            if (boxes.current(box) == box && !caps.isAny() && !caps.isFixed()) {
                boxes.caps.set(box, preferences.fix(box));
                checkSettled(boxes.settle());
            }
        }
    }

    private static void checkSettled(boolean isSettled) {
        if (!isSettled) {
            throw new IllegalStateException("the choices that were found do not agree");
        }
    }

    private void write(Solution solution) {
        for (int position = 0; position < frontier.size(); position++) {
            int port = frontier.port(position);
            solution.set(port, caps(boxOf[port]));
        }
        for (Insertion each : insertions) {
            solution.insert(
                    new Solution.Insertion(each.port(), each.conversion(), caps(each.taken()), caps(each.given())));
        }
    }

    private Caps caps(int box) {
        return boxes.caps.get(boxes.current(box));
    }
}
