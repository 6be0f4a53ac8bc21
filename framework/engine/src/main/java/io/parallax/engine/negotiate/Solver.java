package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import java.util.List;

/// Decides what every port of a network carries. Ports that say nothing about each other are decided apart; converters
/// are only thought of where there is no agreement without them.
final class Solver {
    /// Enough for any pipeline that people write; an answer that takes more would take seconds.
    static final long MOST_STEPS = 100_000;

    private final Network network;
    private final List<Conversion> conversions;
    private final long limit;
    private final Solution solution;
    private long steps;

    private Solver(Network network, List<Conversion> conversions, long limit) {
        this.network = network;
        this.conversions = conversions;
        this.limit = limit;
        this.solution = new Solution(network.size());
    }

    /// The answer.
    sealed interface Answer {
        /// {@return how many steps it took}
        long steps();

        /// Everything agrees.
        /// @param solution what was decided
        record Agreed(Solution solution, long steps) implements Answer {}

        /// No choice agrees.
        /// @param port the first port that no choice got past
        /// @param offered what reached it
        record Refused(int port, Caps offered, long steps) implements Answer {}

        /// Nothing was found within the limit.
        /// @param port the first port of those that make it hard
        record TooMuch(int port, long steps) implements Answer {}
    }

    static Answer solve(Network network, List<Conversion> conversions) {
        return solve(network, conversions, MOST_STEPS);
    }

    /// @param network the question
    /// @param conversions converters that may be used, the cheapest first
    /// @param limit most steps for ports that hang together
    static Answer solve(Network network, List<Conversion> conversions, long limit) {
        return new Solver(network, conversions, limit).solve();
    }

    private Answer solve() {
        Pruning.Result pruned = Pruning.prune(network);
        steps = pruned.steps();
        for (List<Integer> part : Components.apart(network)) {
            if (part.stream().allMatch(port -> network.port(port).caps().isAny())) {
                continue;
            }
            Search.Outcome outcome = decide(pruned.network(), part, List.of());
            if (outcome instanceof Search.Outcome.Stuck) {
                outcome = decide(network, part, conversions);
            }
            switch (outcome) {
                case Search.Outcome.Found _ -> {}
                case Search.Outcome.TooMuch _ -> {
                    return new Answer.TooMuch(part.getFirst(), steps);
                }
                case Search.Outcome.Stuck stuck -> {
                    return refused(part, stuck);
                }
            }
        }
        return new Answer.Agreed(solution, steps);
    }

    /// Where it fails is told without converters, since behind those it could be anywhere.
    private Answer refused(List<Integer> part, Search.Outcome.Stuck stuck) {
        Search.Outcome plain = conversions.isEmpty() ? stuck : decide(network, part, List.of());
        return plain instanceof Search.Outcome.Stuck(int port, Caps offered)
                ? new Answer.Refused(port, offered, steps)
                : new Answer.TooMuch(part.getFirst(), steps);
    }

    private Search.Outcome decide(Network alternatives, List<Integer> part, List<Conversion> allowed) {
        Frontier frontier = new Frontier(alternatives, part);
        Search search = new Search(frontier, allowed, limit);
        Search.Outcome outcome = search.run();
        steps += search.steps();
        if (outcome instanceof Search.Outcome.Found(List<Integer> moves)) {
            Settlement.settle(alternatives, frontier, search.uses(), moves, solution);
        }
        return outcome;
    }
}
