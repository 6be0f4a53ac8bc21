package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ports of one component in order, and which of them are still referred to at each place of the order.
final class Frontier {
    private final Network network;
    private final List<Integer> order;
    /// For each place the ports before it that ports from there on refer to, ascending.
    private final List<int[]> open;

    Frontier(Network network, List<Integer> order) {
        this.network = network;
        this.order = order;
        this.open = open();
    }

    private List<int[]> open() {
        int[] lastUse = new int[network.size()];
        for (int position = 0; position < order.size(); position++) {
            Network.Port port = at(position);
            if (port.isInput()) {
                lastUse[port.feeder()] = position;
            }
            for (Network.Bond bond : port.bonds()) {
                lastUse[bond.input()] = position;
            }
        }
        List<int[]> result = new ArrayList<>();
        List<Integer> now = new ArrayList<>();
        for (int position = 0; position <= order.size(); position++) {
            int here = position;
            now.removeIf(port -> lastUse[port] < here);
            result.add(now.stream().mapToInt(Integer::intValue).toArray());
            if (position < order.size() && lastUse[order.get(position)] > position) {
                now.add(order.get(position));
            }
        }
        return result;
    }

    int size() {
        return order.size();
    }

    /// {@return the port at a place}
    Network.Port at(int position) {
        return network.port(order.get(position));
    }

    /// {@return index of the port at a place}
    int port(int position) {
        return order.get(position);
    }

    /// {@return the box of an open port}
    int box(State.View view, int port) {
        return view.open().get(Arrays.binarySearch(open.get(view.position()), port));
    }

    /// {@return the view when the port at this place is in a box}
    State.View advance(State.View view, int box, Boxes boxes) {
        int position = view.position() + 1;
        int done = order.get(view.position());
        int[] ports = open.get(position);
        List<Integer> then = new ArrayList<>(ports.length);
        for (int port : ports) {
            then.add(boxes.current(port == done ? box : box(view, port)));
        }
        return compact(position, then, -1, List.of(), boxes);
    }

    /// {@return the view at the same place with one more converter before the port}
    State.View stay(State.View view, int feed, List<Integer> chain, Boxes boxes) {
        return compact(view.position(), view.open(), feed, chain, boxes);
    }

    /// Drops boxes that cannot matter any more, and numbers the others by the ports that refer to them.
    private static State.View compact(int position, List<Integer> open, int feed, List<Integer> chain, Boxes boxes) {
        Set<Integer> referred = new HashSet<>(open);
        if (feed >= 0) {
            referred.add(feed);
        }
        List<Boxes.Coupling> couplings = new ArrayList<>(new LinkedHashSet<>(boxes.couplings));
        boolean isLess = true;
        while (isLess) {
            isLess = couplings.removeIf(each -> each.upper() == each.lower()
                    || isLoose(each.upper(), referred, couplings)
                    || isLoose(each.lower(), referred, couplings));
        }
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        open.forEach(box -> number(box, numbers));
        if (feed >= 0) {
            number(feed, numbers);
        }
        couplings.forEach(each -> {
            number(each.upper(), numbers);
            number(each.lower(), numbers);
        });
        List<Caps> caps = numbers.keySet().stream().map(boxes.caps::get).toList();
        return new State.View(
                position,
                open.stream().map(numbers::get).toList(),
                feed < 0 ? -1 : numbers.getOrDefault(feed, -1),
                chain,
                caps,
                couplings.stream()
                        .map(each -> new Boxes.Coupling(
                                numbers.getOrDefault(each.upper(), -1),
                                numbers.getOrDefault(each.lower(), -1),
                                each.rule()))
                        .toList());
    }

    private static void number(int box, Map<Integer, Integer> numbers) {
        numbers.putIfAbsent(box, numbers.size());
    }

    /// {@return whether nobody refers to a box, and one other at most has something in common with it}
    private static boolean isLoose(int box, Set<Integer> referred, List<Boxes.Coupling> couplings) {
        return !referred.contains(box)
                && couplings.stream()
                                .filter(each -> each.upper() == box || each.lower() == box)
                                .mapToInt(each -> each.upper() == box ? each.lower() : each.upper())
                                .distinct()
                                .count()
                        <= 1;
    }
}
