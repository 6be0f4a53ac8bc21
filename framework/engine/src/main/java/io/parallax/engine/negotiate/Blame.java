package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.element.CapsRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Finds which field does not fit, and who restricted it.
final class Blame {
    static final String MEDIA_TYPE = "media type";
    static final String MEMORY = "memory";

    private final Network network;

    Blame(Network network) {
        this.network = network;
    }

    /// {@return the first field by which two caps differ, of those alternatives that are most alike; empty if none
    /// does}
    static String field(Caps offered, Caps wanted) {
        String best = "";
        int most = -1;
        for (CapsStructure a : offered.structures()) {
            for (CapsStructure b : wanted.structures()) {
                String field = conflict(a, b);
                if (field.isEmpty()) {
                    return "";
                }
                int likeness = field.equals(MEDIA_TYPE) ? 0 : field.equals(MEMORY) ? 1 : 2;
                if (likeness > most) {
                    most = likeness;
                    best = field;
                }
            }
        }
        return best;
    }

    private static String conflict(CapsStructure a, CapsStructure b) {
        if (!a.mediaType().equals(b.mediaType())) {
            return MEDIA_TYPE;
        }
        if (!a.features().canIntersect(b.features())) {
            return MEMORY;
        }
        String field = a.firstConflict(b);
        return field == null ? "" : field;
    }

    /// {@return the nearest port before one that excludes what it wants by itself, or else the nearest that restricts
    /// the field at all}
    /// @param port the port that wants
    /// @param field what does not fit
    OptionalInt culprit(int port, String field) {
        return culprit(near(port, field, true), network.port(port).caps(), field);
    }

    /// {@return the nearest port from one on that excludes what comes by itself, or else the nearest that restricts the
    /// field at all}
    /// @param port the port that it comes to
    /// @param comes what comes
    /// @param field what does not fit
    OptionalInt below(int port, Caps comes, String field) {
        List<Integer> ports = near(port, field, false);
        ports.addFirst(port);
        return culprit(ports, comes, field);
    }

    private OptionalInt culprit(List<Integer> ports, Caps wanted, String field) {
        OptionalInt second = OptionalInt.empty();
        for (int each : ports) {
            Caps caps = network.port(each).caps();
            if (excludes(caps, wanted, field)) {
                return OptionalInt.of(each);
            }
            if (second.isEmpty() && restricts(caps, field)) {
                second = OptionalInt.of(each);
            }
        }
        return second;
    }

    private static boolean restricts(Caps caps, String field) {
        return !caps.isAny()
                && (field.equals(MEDIA_TYPE)
                        || field.equals(MEMORY)
                        || caps.structures().stream().anyMatch(each -> each.field(field) != null));
    }

    private static boolean excludes(Caps caps, Caps wanted, String field) {
        return !caps.isAny()
                && caps.structures().stream()
                        .allMatch(a -> wanted.structures().stream().allMatch(b -> differs(a, b, field)));
    }

    private static boolean differs(CapsStructure a, CapsStructure b, String field) {
        if (field.equals(MEDIA_TYPE)) {
            return !a.mediaType().equals(b.mediaType());
        }
        if (field.equals(MEMORY)) {
            return !a.features().canIntersect(b.features());
        }
        var mine = a.field(field);
        var other = b.field(field);
        return mine != null && other != null && !mine.canIntersect(other);
    }

    /// {@return the ports before or after one that have a field in common with it, the nearest first}
    private List<Integer> near(int port, String field, boolean isBefore) {
        List<Integer> found = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(Set.of(port));
        Deque<Integer> next = new ArrayDeque<>(List.of(port));
        while (!next.isEmpty()) {
            for (int neighbour : neighbours(next.remove(), field)) {
                if (neighbour < port == isBefore && seen.add(neighbour)) {
                    found.add(neighbour);
                    next.add(neighbour);
                }
            }
        }
        return found;
    }

    private List<Integer> neighbours(int port, String field) {
        List<Integer> neighbours = new ArrayList<>();
        Network.Port here = network.port(port);
        if (here.isInput()) {
            neighbours.add(here.feeder());
        }
        here.bonds().stream().filter(bond -> keeps(bond.rule(), field)).forEach(bond -> neighbours.add(bond.input()));
        for (int i = port + 1; i < network.size(); i++) {
            Network.Port other = network.port(i);
            if (other.feeder() == port
                    || other.bonds().stream().anyMatch(bond -> bond.input() == port && keeps(bond.rule(), field))) {
                neighbours.add(i);
            }
        }
        return neighbours;
    }

    private static boolean keeps(CapsRule rule, String field) {
        return switch (field) {
            case MEDIA_TYPE -> rule.keepsMediaType();
            case MEMORY -> rule.keepsMemory();
            default -> rule.keeps(field);
        };
    }
}
