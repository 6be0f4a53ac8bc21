package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFeatures;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Value> chosen = new ArrayList<>();
    private final List<Integer> moves = new ArrayList<>();
    private final List<Integer> ranks = new ArrayList<>();
    private @Nullable Best best;

    private BruteForce(Network network, List<Conversion> conversions) {
        this.network = network;
        this.uses = conversions.stream().flatMap(each -> each.uses().stream()).toList();
    }

    /// One thing that can be carried.
    record Value(String type, CapsFeatures memory, int number, String word) {
        Caps caps() {
            return Caps.of(CapsStructure.of(type)
                    .with(memory)
                    .with("number", number)
                    .with("word", word));
        }
    }

    /// The best choice.
    record Best(int cost, List<Integer> moves, List<Integer> ranks, List<Value> values) {
        boolean isBetterThan(@Nullable Best other) {
            if (other == null || cost != other.cost) {
                return other == null || cost < other.cost;
            }
            int order = compare(moves, other.moves);
            return order != 0 ? order < 0 : compare(ranks, other.ranks) < 0;
        }

        private static int compare(List<Integer> a, List<Integer> b) {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                if (!a.get(i).equals(b.get(i))) {
                    return a.get(i).compareTo(b.get(i));
                }
            }
            return Integer.compare(a.size(), b.size());
        }
    }

    /// {@return the best choice, null if there is none}
    static @Nullable Best solve(Network network, List<Conversion> conversions) {
        BruteForce force = new BruteForce(network, conversions);
        force.port(0, 0);
        return force.best;
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

    private void port(int index, int cost) {
        if (best != null && cost > best.cost()) {
            return;
        }
        if (index == network.size()) {
            Best candidate = new Best(cost, List.copyOf(moves), List.copyOf(ranks), List.copyOf(chosen));
            best = candidate.isBetterThan(best) ? candidate : best;
            return;
        }
        Network.Port port = network.port(index);
        if (port.isInput()) {
            input(index, chosen.get(port.feeder()), List.of(), cost);
        } else {
            for (Value value : WORLD) {
                boolean isBound = port.bonds().stream()
                        .allMatch(bond -> agrees(chosen.get(bond.input()), value, bond.rule()));
                if (isBound) {
                    place(index, value, cost);
                }
            }
        }
    }

    private void input(int index, Value arriving, List<Conversion> chain, int cost) {
        if (best != null && cost > best.cost()) {
            return;
        }
        place(index, arriving, cost);
        int direct = Conversion.alternatives(network.port(index).caps()).size();
        for (int i = 0; i < uses.size() && chain.size() < 3; i++) {
            Conversion.Use use = uses.get(i);
            if (chain.contains(use.conversion()) || !allows(use.takes(), arriving)) {
                continue;
            }
            List<Conversion> longer = new ArrayList<>(chain);
            longer.add(use.conversion());
            for (Value value : WORLD) {
                if (allows(use.gives(), value)
                        && agrees(arriving, value, use.conversion().rule())) {
                    moves.add(direct + i);
                    rank(use.takes(), arriving);
                    rank(use.gives(), value);
                    input(index, value, longer, cost + use.conversion().cost());
                    drop(ranks, 6);
                    moves.removeLast();
                }
            }
        }
    }

    private void place(int index, Value value, int cost) {
        List<Caps> alternatives =
                Conversion.alternatives(network.port(index).caps());
        for (int i = 0; i < alternatives.size(); i++) {
            if (allows(alternatives.get(i), value)) {
                moves.add(i);
                chosen.add(value);
                rank(alternatives.get(i), value);
                port(index + 1, cost);
                drop(ranks, 3);
                chosen.removeLast();
                moves.removeLast();
            }
        }
    }

    private static void drop(List<Integer> list, int count) {
        list.subList(list.size() - count, list.size()).clear();
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
    private void rank(Caps alternative, Value value) {
        if (alternative.isAny()) {
            ranks.addAll(List.of(0, 0, 0));
            return;
        }
        CapsStructure structure = alternative.structures().getFirst();
        ranks.add(structure.features().isAny() ? MEMORIES.indexOf(value.memory()) : 0);
        ranks.add(rank(structure.field("number"), new CapsValue.Int(value.number())));
        ranks.add(rank(structure.field("word"), new CapsValue.Text(value.word())));
    }

    private static int rank(@Nullable CapsValue allowed, CapsValue value) {
        return switch (allowed) {
            case CapsValue.OneOf(List<CapsValue> values) -> values.indexOf(value);
            case CapsValue.IntRange(int min, int _, int _) when value instanceof CapsValue.Int(int number) ->
                number - min;
            case null, default -> 0;
        };
    }
}
