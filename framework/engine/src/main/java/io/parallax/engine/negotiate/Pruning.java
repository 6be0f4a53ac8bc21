package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Drops alternatives that cannot be part of any agreement without converters: arc consistency over the sets of ports
/// that carry the same.
final class Pruning {
    private final Network network;
    private final int[] same;
    private final Caps[] domains;
    private long steps;

    private Pruning(Network network) {
        this.network = network;
        this.same = Components.same(network);
        this.domains = new Caps[network.size()];
        Arrays.fill(domains, Caps.ANY);
    }

    /// What is left.
    /// @param network the network with the alternatives that are left; EMPTY where none is
    /// @param steps how often caps were compared
    record Result(Network network, long steps) {}

    static Result prune(Network network) {
        Pruning pruning = new Pruning(network);
        pruning.spread();
        return new Result(pruning.pruned(), pruning.steps);
    }

    private void spread() {
        for (int i = 0; i < network.size(); i++) {
            steps++;
            domains[same[i]] = Rules.meet(domains[same[i]], network.port(i).caps());
        }
        // each round takes something away from a finite number of alternatives
        boolean isChanged = true;
        for (int round = 0; isChanged && round <= network.size(); round++) {
            isChanged = false;
            for (int i = 0; i < network.size(); i++) {
                for (Network.Bond bond : network.port(i).bonds()) {
                    isChanged |= revise(same[bond.input()], same[i], bond.rule());
                }
            }
        }
    }

    private boolean revise(int upper, int lower, CapsRule rule) {
        if (rule.kind() == CapsRule.Kind.SAME || rule.kind() == CapsRule.Kind.INDEPENDENT) {
            return false;
        }
        steps++;
        Caps down = Rules.down(domains[upper], domains[lower], rule);
        Caps up = Rules.up(domains[upper], down, rule);
        boolean isChanged = !down.equals(domains[lower]) || !up.equals(domains[upper]);
        domains[lower] = down;
        domains[upper] = up;
        return isChanged;
    }

    private Network pruned() {
        List<Caps> caps = new ArrayList<>();
        for (int i = 0; i < network.size(); i++) {
            Caps all = network.port(i).caps();
            Caps domain = domains[same[i]];
            List<CapsStructure> alive = all.structures().stream()
                    .filter(structure -> Caps.of(structure).canIntersect(domain))
                    .toList();
            caps.add(all.isAny() && !domain.isEmpty() ? Caps.ANY : Caps.of(alive));
        }
        return network.with(caps);
    }
}
