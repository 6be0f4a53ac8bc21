package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Caps of one alternative each, or ANY, and what some have in common with others. Since fields do not depend on each
/// other within one alternative, caps that agree pairwise agree all together.
final class Boxes {
    private static final int MOST_SWEEPS = 10_000;

    final List<Caps> caps;
    final List<Coupling> couplings;
    private final Map<Integer, Integer> merged = new HashMap<>();

    Boxes(List<Caps> caps, List<Coupling> couplings) {
        this.caps = new ArrayList<>(caps);
        this.couplings = new ArrayList<>(couplings);
    }

    /// What two boxes have in common.
    /// @param upper index of the one upstream
    /// @param lower index of the one downstream
    /// @param rule what stays
    record Coupling(int upper, int lower, CapsRule rule) {}

    /// {@return index of a new box}
    int add(Caps box) {
        caps.add(box);
        return caps.size() - 1;
    }

    void couple(int upper, int lower, CapsRule rule) {
        if (rule.kind() != CapsRule.Kind.INDEPENDENT) {
            couplings.add(new Coupling(upper, lower, rule));
        }
    }

    void restrict(int box, Caps more) {
        caps.set(box, caps.get(box).intersect(more));
    }

    /// {@return the index that a box has after all that was merged}
    int current(int box) {
        int index = box;
        while (merged.containsKey(index)) {
            index = merged.get(index);
        }
        return index;
    }

    /// Lets two boxes be the same from now on; the first keeps its index.
    void merge(int first, int second) {
        if (first != second) {
            restrict(first, caps.get(second));
            merged.put(second, first);
            couplings.replaceAll(coupling -> new Coupling(
                    coupling.upper() == second ? first : coupling.upper(),
                    coupling.lower() == second ? first : coupling.lower(),
                    coupling.rule()));
        }
    }

    /// Lets two boxes be the same, once [#mergeSame()] is called.
    void same(int one, int other) {
        int first = current(one);
        int second = current(other);
        if (first != second) {
            merged.put(Math.max(first, second), Math.min(first, second));
        }
    }

    /// Makes one box of those that are the same; the preferences of lower indices come first.
    void mergeSame() {
        for (int box = 0; box < caps.size(); box++) {
            if (current(box) != box) {
                restrict(current(box), caps.get(box));
            }
        }
        couplings.replaceAll(
                coupling -> new Coupling(current(coupling.upper()), current(coupling.lower()), coupling.rule()));
    }

    /// Carries what was restricted over to all that it has something in common with.
    /// @return false if some box is empty then
    boolean settle() {
        boolean isChanged = true;
        // each change takes values away; the bound only keeps an endless range from being cut step by step
        for (int sweep = 0; isChanged && sweep <= MOST_SWEEPS; sweep++) {
            isChanged = false;
            for (int i = 0; i < couplings.size(); i++) {
                Coupling coupling = couplings.get(sweep % 2 == 0 ? i : couplings.size() - 1 - i);
                Caps upper = caps.get(coupling.upper());
                Caps lower = caps.get(coupling.lower());
                Caps down = Rules.down(upper, lower, coupling.rule());
                Caps up = Rules.up(upper, down, coupling.rule());
                if (down.isEmpty() || up.isEmpty()) {
                    return false;
                }
                isChanged |= !down.equals(lower) || !up.equals(upper);
                caps.set(coupling.lower(), down);
                caps.set(coupling.upper(), up);
            }
        }
        return caps.stream().noneMatch(Caps::isEmpty);
    }
}
