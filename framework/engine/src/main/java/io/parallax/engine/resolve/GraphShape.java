package io.parallax.engine.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which part is linked to which, by index: order and cycles.
final class GraphShape {
    private final List<List<Integer>> next = new ArrayList<>();
    private final int[] inputs;

    /// @param size number of parts
    GraphShape(int size) {
        inputs = new int[size];
        for (int i = 0; i < size; i++) {
            next.add(new ArrayList<>());
        }
    }

    void link(int from, int to) {
        next.get(from).add(to);
        inputs[to]++;
    }

    /// {@return the parts, each behind all that it gets buffers from; without those that are in a cycle or behind one}
    List<Integer> order() {
        int[] open = inputs.clone();
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int part = ready.remove();
            order.add(part);
            for (int target : next.get(part)) {
                if (--open[target] == 0) {
                    ready.add(target);
                }
            }
        }
        return order;
    }

    /// {@return the parts of one cycle in the direction of the links, empty if there is none}
    List<Integer> cycle() {
        boolean[] isOrdered = new boolean[inputs.length];
        order().forEach(part -> isOrdered[part] = true);
        int[] before = new int[inputs.length];
        Arrays.fill(before, -1);
        int start = -1;
        for (int part = 0; part < inputs.length; part++) {
            for (int target : isOrdered[part] ? List.<Integer>of() : next.get(part)) {
                before[target] = part;
                start = target;
            }
        }
        return start < 0 ? List.of() : walkBack(start, before);
    }

    /// Every part that could not be ordered has one such before it, so walking back must come round.
    private static List<Integer> walkBack(int start, int[] before) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> path = new ArrayList<>();
        int part = start;
        while (seen.add(part)) {
            path.add(part);
            part = before[part];
        }
        return path.subList(path.indexOf(part), path.size()).reversed();
    }
}
