package io.parallax.engine.negotiate;

import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Sets of ports that hang together.
final class Components {
    private final int[] parents;

    private Components(Network network, Predicate<CapsRule> isJoined) {
        parents = new int[network.size()];
        for (int i = 0; i < parents.length; i++) {
            Network.Port port = network.port(i);
            parents[i] = i;
            if (port.isInput()) {
                join(port.feeder(), i);
            }
            for (Network.Bond bond : port.bonds()) {
                if (isJoined.test(bond.rule())) {
                    join(bond.input(), i);
                }
            }
        }
    }

    /// {@return the parts of a network that say nothing about each other, each as ports in order}
    static List<List<Integer>> apart(Network network) {
        Components all = new Components(network, _ -> true);
        Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < network.size(); i++) {
            parts.computeIfAbsent(all.root(i), _ -> new ArrayList<>()).add(i);
        }
        return List.copyOf(parts.values());
    }

    /// {@return for each port the first port that carries the same, if nothing is converted between}
    static int[] same(Network network) {
        Components all = new Components(network, rule -> rule.kind() == CapsRule.Kind.SAME);
        int[] first = new int[network.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = all.root(i);
        }
        return first;
    }

    /// The lower index becomes the root.
    private void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int port) {
        int root = port;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
