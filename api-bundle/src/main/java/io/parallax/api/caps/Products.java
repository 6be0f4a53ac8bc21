package io.parallax.api.caps;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Set operations on tuples of values: the places of arrays, the fields of structures.
final class Products {
    private Products() {}

    /// {@return what two tuples have in common, or null if that is nothing}
    static @Nullable List<CapsValue> intersect(List<CapsValue> a, List<CapsValue> b) {
        if (a.size() != b.size()) {
            return null;
        }
        List<CapsValue> common = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            CapsValue both = a.get(i).intersect(b.get(i));
            if (both == null) {
                return null;
            }
            common.add(both);
        }
        return common;
    }

    /// {@return the difference as tuples without anything in common: each differs from the subtrahend in one more
    /// place than the one before}
    static List<List<CapsValue>> subtract(List<CapsValue> a, List<CapsValue> b) {
        List<CapsValue> common = intersect(a, b);
        if (common == null) {
            return List.of(a);
        }
        List<List<CapsValue>> pieces = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            CapsValue rest = a.get(i).subtract(b.get(i));
            if (rest != null) {
                List<CapsValue> piece = new ArrayList<>(common.subList(0, i));
                piece.add(rest);
                piece.addAll(a.subList(i + 1, a.size()));
                pieces.add(piece);
            }
        }
        return pieces;
    }
}
