package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What every port carries, and the converters that this needs.
final class Solution {
    private final Caps[] caps;
    private final List<Insertion> insertions = new ArrayList<>();

    Solution(int ports) {
        caps = new Caps[ports];
        Arrays.fill(caps, Caps.ANY);
    }

    /// A converter in a link.
    /// @param port the input that the link leads to
    /// @param conversion the converter
    /// @param taken what it takes: fixed, or ANY
    /// @param given what it gives
    record Insertion(int port, Conversion conversion, Caps taken, Caps given) {}

    void set(int port, Caps carried) {
        caps[port] = carried;
    }

    void insert(Insertion insertion) {
        insertions.add(insertion);
    }

    /// {@return fixed caps of a port, or ANY}
    Caps caps(int port) {
        return caps[port];
    }

    /// {@return the converters in the order of the pipeline}
    List<Insertion> insertions() {
        return insertions.stream()
                .sorted(Comparator.comparingInt(Insertion::port))
                .toList();
    }

    int cost() {
        return insertions.stream()
                .mapToInt(insertion -> insertion.conversion().cost())
                .sum();
    }
}
