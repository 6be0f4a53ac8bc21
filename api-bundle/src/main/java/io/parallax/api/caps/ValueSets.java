package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Array;
import io.parallax.api.caps.CapsValue.IntRange;
import io.parallax.api.caps.CapsValue.OneOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Set operations on values: each is a list of alternatives, and [AtomSets] knows what to do with two of these.
final class ValueSets {
    /// A subtraction that would leave more pieces than this leaves the value whole.
    static final int MAX_PIECES = 4096;

    private static final int WORTH_HASHING = 8;

    private ValueSets() {}

    static List<CapsValue> alternatives(CapsValue value) {
        return value instanceof OneOf list ? list.values() : List.of(value);
    }

    /// {@return the alternatives as a value, or null if there are none}
    static @Nullable CapsValue join(List<CapsValue> values) {
        return values.isEmpty() ? null : CapsValue.oneOf(values);
    }

    static @Nullable CapsValue intersect(CapsValue a, CapsValue b) {
        if (a.equals(b)) {
            return a;
        }
        Lookup others = new Lookup(b);
        Set<CapsValue> common = new LinkedHashSet<>();
        for (CapsValue x : alternatives(a)) {
            others.forEachThatMayMeet(x, y -> {
                common.addAll(AtomSets.intersect(x, y));
                return false;
            });
        }
        return join(new ArrayList<>(common));
    }

    static boolean canIntersect(CapsValue a, CapsValue b) {
        if (a.equals(b)) {
            return true;
        }
        Lookup others = new Lookup(b);
        for (CapsValue x : alternatives(a)) {
            if (others.forEachThatMayMeet(x, y -> !AtomSets.intersect(x, y).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    static boolean isSubset(CapsValue a, CapsValue b) {
        if (a.equals(b)) {
            return true;
        }
        Lookup others = new Lookup(b);
        for (CapsValue x : alternatives(a)) {
            if (!minus(x, others).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static @Nullable CapsValue subtract(CapsValue a, CapsValue b) {
        if (a.equals(b)) {
            return null;
        }
        Lookup others = new Lookup(b);
        List<CapsValue> rest = new ArrayList<>();
        for (CapsValue x : alternatives(a)) {
            rest.addAll(minus(x, others));
        }
        return join(rest);
    }

    /// {@return what the others leave of one alternative, in pieces}
    private static List<CapsValue> minus(CapsValue whole, Lookup others) {
        List<CapsValue> rest = new ArrayList<>(List.of(whole));
        others.forEachThatMayMeet(whole, y -> {
            List<CapsValue> left = new ArrayList<>();
            for (CapsValue piece : rest) {
                left.addAll(AtomSets.subtract(piece, y));
            }
            if (left.size() <= MAX_PIECES) {
                rest.clear();
                rest.addAll(left);
            }
            return rest.isEmpty();
        });
        return rest;
    }

    /// {@return whether the value is a single one that only equals itself}
    static boolean isScalar(CapsValue value) {
        return switch (value) {
            case CapsValue.Int _,
                    CapsValue.Int64 _,
                    CapsValue.Real _,
                    CapsValue.Bool _,
                    CapsValue.Text _,
                    CapsValue.Bitmask _,
                    CapsValue.NestedCaps _,
                    Fraction _ -> true;
            case CapsValue.Flags _,
                    IntRange _,
                    CapsValue.Int64Range _,
                    CapsValue.RealRange _,
                    CapsValue.FractionRange _,
                    OneOf _,
                    Array _,
                    CapsValue.Nested _ -> false;
        };
    }

    /// Alternatives of a value; scalars among many are found by hash.
    private static final class Lookup {
        private final List<CapsValue> all;
        private final Set<CapsValue> scalars = new HashSet<>();
        private final List<CapsValue> others;

        Lookup(CapsValue value) {
            all = alternatives(value);
            if (all.size() <= WORTH_HASHING) {
                others = all;
                return;
            }
            others = new ArrayList<>();
            for (CapsValue each : all) {
                if (isScalar(each)) {
                    scalars.add(each);
                } else {
                    others.add(each);
                }
            }
        }

        /// Calls the visitor with the alternatives that may have something in common with a value, until it answers
        /// true.
        /// @return whether it did
        boolean forEachThatMayMeet(CapsValue value, Predicate<CapsValue> visitor) {
            if (!isScalar(value)) {
                return all.stream().anyMatch(visitor);
            }
            return (scalars.contains(value) && visitor.test(value))
                    || others.stream().anyMatch(visitor);
        }
    }
}
