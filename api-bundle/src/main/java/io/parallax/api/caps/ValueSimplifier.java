package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.FractionRange;
import io.parallax.api.caps.CapsValue.Int64Range;
import io.parallax.api.caps.CapsValue.IntRange;
import io.parallax.api.caps.CapsValue.RealRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes lists of values shorter: what a range covers goes into it, ranges that touch become one. Single values that
/// touch stay apart, since a list of them says what is preferred.
final class ValueSimplifier {
    private ValueSimplifier() {}

    static CapsValue simplify(List<CapsValue> values) {
        if (values.stream().allMatch(ValueSets::isScalar)) {
            return CapsValue.oneOf(values);
        }
        List<CapsValue> simple = new ArrayList<>();
        for (CapsValue each : values) {
            add(simple, each);
        }
        return CapsValue.oneOf(simple);
    }

    /// Adds a set of values, joined with those that are there already as long as some can be joined.
    private static void add(List<CapsValue> simple, CapsValue added) {
        CapsValue current = added;
        int place = simple.size();
        int i = 0;
        while (i < simple.size()) {
            CapsValue joined = join(simple.get(i), current);
            if (joined == null) {
                i++;
            } else {
                simple.remove(i);
                place = Math.min(place, i);
                i = joined.equals(current) ? i : 0;
                current = joined;
            }
        }
        simple.add(place, current);
    }

    private static @Nullable CapsValue join(CapsValue a, CapsValue b) {
        if (AtomSets.subtract(b, a).isEmpty()) {
            return a;
        }
        if (AtomSets.subtract(a, b).isEmpty()) {
            return b;
        }
        return isRange(a) || isRange(b) ? joinRanges(a, b) : null;
    }

    private static boolean isRange(CapsValue value) {
        return value instanceof IntRange
                || value instanceof Int64Range
                || value instanceof RealRange
                || value instanceof FractionRange;
    }

    private static @Nullable CapsValue joinRanges(CapsValue a, CapsValue b) {
        Steps x = AtomSets.steps(a);
        Steps y = AtomSets.steps(b);
        if (x != null && y != null) {
            Steps joined = AtomSets.isWide(a) == AtomSets.isWide(b) ? x.join(y) : null;
            return joined == null
                    ? null
                    : AtomSets.fromSteps(List.of(joined), AtomSets.isWide(a)).getFirst();
        }
        if (AtomSets.isReal(a) && AtomSets.isReal(b)) {
            return joinReals(a, b);
        }
        return AtomSets.isFraction(a) && AtomSets.isFraction(b) ? joinFractions(a, b) : null;
    }

    private static @Nullable CapsValue joinReals(CapsValue a, CapsValue b) {
        double lowerEnd = Math.min(AtomSets.greatestReal(a), AtomSets.greatestReal(b));
        double upperStart = Math.max(AtomSets.leastReal(a), AtomSets.leastReal(b));
        if (upperStart > Math.nextUp(lowerEnd)) {
            return null;
        }
        double min = Math.min(AtomSets.leastReal(a), AtomSets.leastReal(b));
        return new RealRange(min, Math.max(AtomSets.greatestReal(a), AtomSets.greatestReal(b)));
    }

    private static @Nullable CapsValue joinFractions(CapsValue a, CapsValue b) {
        boolean first = AtomSets.greatest(a).compareTo(AtomSets.greatest(b)) <= 0;
        CapsValue low = first ? a : b;
        CapsValue high = first ? b : a;
        Fraction next = Farey.above(AtomSets.greatest(low));
        if (next != null && AtomSets.least(high).compareTo(next) > 0) {
            return null;
        }
        Fraction min =
                AtomSets.least(low).compareTo(AtomSets.least(high)) <= 0 ? AtomSets.least(low) : AtomSets.least(high);
        return new FractionRange(min, AtomSets.greatest(high));
    }
}
