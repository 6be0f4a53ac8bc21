package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFeatures;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries every choice and every value of a small world, and keeps the best: the slow way, which needs no cleverness.
final class BruteForce {
    static final List<String> TYPES = List.of("t/a", "t/b");
    static final List<CapsFeatures> MEMORIES = List.of(CapsFeatures.SYSTEM, CapsFeatures.of("memory:Far"));
    static final List<Integer> NUMBERS = List.of(1, 2, 3);
    static final List<String> WORDS = List.of("x", "y");

    private static final List<Value> WORLD = world();

    private final Network network;
    private final List<Conversion.Use> uses;
    private final int mostCost;
    private final List<Integer> moves = new ArrayList<>();

    private BruteForce(Network network, List<Conversion> conversions, int mostCost) {
        this.network = network;
        this.uses = conversions.stream().flatMap(each -> each.uses().stream()).toList();
        this.mostCost = mostCost;
    }

    /// One thing that can be carried.
    record Value(String type, CapsFeatures memory, int number, String word) {
        Caps caps() {
            return Caps.of(
                    CapsStructure.of(type).with(memory).with("number", number).with("word", word));
        }
    }

    /// The best choice.
    record Best(int cost, List<Integer> moves, List<Value> values) {}

    /// Values for the ports so far.
    /// @param values the values
    /// @param feed what comes out of the last converter before the next port, or what the next input is fed with
    /// @param ranks how early each comes in what its port prefers
    private record Partial(List<Value> values, @Nullable Value feed, List<Integer> ranks) {
        Partial with(Value value, @Nullable Value next, List<Integer> more) {
            List<Value> longer = new ArrayList<>(values);
            longer.add(value);
            return new Partial(longer, next, join(ranks, more));
        }

        Partial fed(Value value, List<Integer> more) {
            return new Partial(values, value, join(ranks, more));
        }
    }

    /// {@return the best choice up to a cost, null if there is none} Dearer choices are only looked at when there is no
    /// cheaper one, and choices in the order of preference, so that the first is the best.
    static @Nullable Best solve(Network network, List<Conversion> conversions, int mostCost) {
        for (int most = 0; most <= mostCost; most++) {
            BruteForce force = new BruteForce(network, conversions, most);
            Best best = force.port(List.of(new Partial(List.of(), null, List.of())), List.of(), 0);
            if (best != null || conversions.isEmpty()) {
                return best;
            }
        }
        return null;
    }

    private static List<Value> world() {
        List<Value> all = new ArrayList<>();
        for (String type : TYPES) {
            for (CapsFeatures memory : MEMORIES) {
                for (int number : NUMBERS) {
                    WORDS.forEach(word -> all.add(new Value(type, memory, number, word)));
                }
            }
        }
        return all;
    }

    /// {@return the best choice for the next port and all behind it}
    private @Nullable Best port(List<Partial> partials, List<Conversion> chain, int cost) {
        if (partials.isEmpty() || cost > mostCost) {
            return null;
        }
        int index = partials.getFirst().values().size();
        if (index == network.size()) {
            Partial first = partials.stream().min(BruteForce::compare).orElseThrow();
            return new Best(cost, List.copyOf(moves), first.values());
        }
        Network.Port port = network.port(index);
        List<Caps> alternatives = Conversion.alternatives(port.caps());
        for (int i = 0; i < alternatives.size(); i++) {
            moves.add(i);
            Best best = port(placed(partials, port, alternatives.get(i)), List.of(), cost);
            moves.removeLast();
            if (best != null) {
                return best;
            }
        }
        return port.isInput() && chain.size() < 3 ? converted(partials, chain, cost, alternatives.size()) : null;
    }

    private @Nullable Best converted(List<Partial> partials, List<Conversion> chain, int cost, int direct) {
        for (int i = 0; i < uses.size(); i++) {
            Conversion.Use use = uses.get(i);
            if (!chain.contains(use.conversion())) {
                List<Conversion> longer = new ArrayList<>(chain);
                longer.add(use.conversion());
                moves.add(direct + i);
                Best best = port(
                        converted(partials, use),
                        longer,
                        cost + use.conversion().cost());
                moves.removeLast();
                if (best != null) {
                    return best;
                }
            }
        }
        return null;
    }

    private List<Partial> converted(List<Partial> partials, Conversion.Use use) {
        Map<List<Object>, Partial> next = new HashMap<>();
        for (Partial partial : partials) {
            Value arriving = feed(partial, network.port(partial.values().size()));
            if (!allows(use.takes(), arriving)) {
                continue;
            }
            for (Value value : WORLD) {
                if (allows(use.gives(), value)
                        && agrees(arriving, value, use.conversion().rule())) {
                    List<Integer> ranks = join(rank(use.takes(), arriving), rank(use.gives(), value));
                    keep(next, partial.fed(value, ranks));
                }
            }
        }
        return List.copyOf(next.values());
    }

    private List<Partial> placed(List<Partial> partials, Network.Port port, Caps alternative) {
        Map<List<Object>, Partial> next = new HashMap<>();
        for (Partial partial : partials) {
            List<Value> candidates = port.isInput() ? List.of(feed(partial, port)) : WORLD;
            for (Value value : candidates) {
                boolean isBound = port.bonds().stream()
                        .allMatch(bond -> agrees(partial.values().get(bond.input()), value, bond.rule()));
                if (isBound && allows(alternative, value)) {
                    keep(next, partial.with(value, null, rank(alternative, value)));
                }
            }
        }
        return List.copyOf(next.values());
    }

    private static Value feed(Partial partial, Network.Port port) {
        return partial.feed() == null ? partial.values().get(port.feeder()) : partial.feed();
    }

    /// Of partial choices of the same values, only the best ranks matter.
    private static void keep(Map<List<Object>, Partial> partials, Partial partial) {
        List<Object> key = new ArrayList<>(partial.values());
        key.add(partial.feed() == null ? "" : partial.feed());
        partials.merge(key, partial, (a, b) -> compare(a, b) <= 0 ? a : b);
    }

    /// Of what nobody prefers, the least counts.
    private static int compare(Partial a, Partial b) {
        int order = compare(a.ranks(), b.ranks());
        return order != 0 ? order : compare(places(a), places(b));
    }

    private static List<Integer> places(Partial partial) {
        return partial.values().stream().map(WORLD::indexOf).toList();
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i).compareTo(b.get(i));
            }
        }
        return 0;
    }

    private static List<Integer> join(List<Integer> a, List<Integer> b) {
        List<Integer> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    private static boolean allows(Caps alternative, Value value) {
        return value.caps().isSubsetOf(alternative);
    }

    static boolean agrees(Value upper, Value lower, CapsRule rule) {
        return (!rule.keepsMediaType() || upper.type().equals(lower.type()))
                && (!rule.keepsMemory() || upper.memory().equals(lower.memory()))
                && (!rule.keeps("number") || upper.number() == lower.number())
                && (!rule.keeps("word") || upper.word().equals(lower.word()));
    }

    /// How early a value comes in what an alternative prefers.
    private static List<Integer> rank(Caps alternative, Value value) {
        if (alternative.isAny()) {
            return List.of(0, 0);
        }
        CapsStructure structure = alternative.structures().getFirst();
        return List.of(
                rank(structure.field("number"), new CapsValue.Int(value.number())),
                rank(structure.field("word"), new CapsValue.Text(value.word())));
    }

    private static int rank(@Nullable CapsValue allowed, CapsValue value) {
        return allowed instanceof CapsValue.OneOf(List<CapsValue> values) ? values.indexOf(value) : 0;
    }
}
