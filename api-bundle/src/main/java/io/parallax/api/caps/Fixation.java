package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Array;
import io.parallax.api.caps.CapsValue.Flags;
import io.parallax.api.caps.CapsValue.FractionRange;
import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.Int64;
import io.parallax.api.caps.CapsValue.Int64Range;
import io.parallax.api.caps.CapsValue.IntRange;
import io.parallax.api.caps.CapsValue.Nested;
import io.parallax.api.caps.CapsValue.OneOf;
import io.parallax.api.caps.CapsValue.Real;
import io.parallax.api.caps.CapsValue.RealRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Picks one value of a set.
final class Fixation {
    private static final int ALL_BITS = -1;

    private Fixation() {}

    static boolean isFixed(CapsValue value) {
        return switch (value) {
            case OneOf _, IntRange _, Int64Range _, RealRange _, FractionRange _ -> false;
            case Flags flags -> flags.mask() == ALL_BITS;
            case Array array -> array.values().stream().allMatch(CapsValue::isFixed);
            case Nested nested -> nested.structure().isFixed();
            default -> true;
        };
    }

    static CapsValue fixate(CapsValue value) {
        return switch (value) {
            case OneOf list -> fixate(list.values().getFirst());
            case IntRange range -> new Int(range.min());
            case Int64Range range -> new Int64(range.min());
            case RealRange range -> new Real(range.min());
            case FractionRange range -> range.min();
            case Flags flags -> new Flags(flags.flags(), ALL_BITS);
            case Array array ->
                new Array(array.values().stream().map(CapsValue::fixate).toList());
            case Nested nested -> new Nested(nested.structure().fixate());
            default -> value;
        };
    }

    static CapsStructure fixate(CapsStructure structure, Map<String, CapsValue> wishes) {
        Map<String, CapsValue> fields = new LinkedHashMap<>(structure.fields());
        fields.replaceAll((name, value) -> {
            CapsValue wish = wishes.get(name);
            return wish == null ? fixate(value) : nearest(value, wish);
        });
        CapsFeatures features = structure.features().isAny() ? CapsFeatures.SYSTEM : structure.features();
        return new CapsStructure(structure.mediaType(), features, fields);
    }

    static CapsValue nearest(CapsValue value, CapsValue wish) {
        CapsValue both = value.intersect(wish);
        if (both != null) {
            return fixate(both);
        }
        CapsValue goal = fixate(wish);
        CapsValue best = fixate(value);
        for (CapsValue each : ValueSets.alternatives(value)) {
            CapsValue candidate = candidate(each, goal);
            if (isCloser(candidate, best, goal)) {
                best = candidate;
            }
        }
        return best;
    }

    /// {@return the fixed value nearest to a fixed goal in one alternative}
    private static CapsValue candidate(CapsValue value, CapsValue goal) {
        if (value instanceof IntRange && goal instanceof Int(int wanted)) {
            return new Int((int) stepsOf(value).nearest(wanted));
        }
        if (value instanceof Int64Range && goal instanceof Int64(long wanted)) {
            return new Int64(stepsOf(value).nearest(wanted));
        }
        if (value instanceof RealRange(double min, double max) && goal instanceof Real(double wanted)) {
            return new Real(Math.clamp(wanted, min, max));
        }
        if (value instanceof FractionRange(Fraction min, Fraction max) && goal instanceof Fraction wanted) {
            return wanted.compareTo(min) < 0 ? min : max;
        }
        if (value instanceof Flags flags && goal instanceof Flags wanted) {
            return new Flags(flags.flags() | (wanted.flags() & ~flags.mask()), ALL_BITS);
        }
        if (value instanceof Array array && goal instanceof Array wanted) {
            return nearestArray(array.values(), wanted.values());
        }
        return fixate(value);
    }

    private static CapsValue nearestArray(List<CapsValue> places, List<CapsValue> wishes) {
        List<CapsValue> fixed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            fixed.add(i < wishes.size() ? nearest(places.get(i), wishes.get(i)) : fixate(places.get(i)));
        }
        return new Array(fixed);
    }

    private static boolean isCloser(CapsValue candidate, CapsValue best, CapsValue goal) {
        if (!isMeasurable(candidate, goal)) {
            return false;
        }
        return !isMeasurable(best, goal) || compareDistance(candidate, best, goal) < 0;
    }

    private static boolean isMeasurable(CapsValue value, CapsValue goal) {
        return value.getClass() == goal.getClass();
    }

    /// Compares how far two values lie from a goal of the same type; of values that are no numbers, the first is best.
    private static int compareDistance(CapsValue a, CapsValue b, CapsValue goal) {
        return switch (goal) {
            case Int _, Int64 _ -> distance(whole(a), whole(goal)).compareTo(distance(whole(b), whole(goal)));
            case Real(double wanted) ->
                real(a).subtract(new BigDecimal(wanted))
                        .abs()
                        .compareTo(real(b).subtract(new BigDecimal(wanted)).abs());
            case Fraction wanted -> compareDistance((Fraction) a, (Fraction) b, wanted);
            default -> 0;
        };
    }

    private static int compareDistance(Fraction a, Fraction b, Fraction goal) {
        BigInteger left = difference(a, goal).multiply(BigInteger.valueOf(b.denominator()));
        BigInteger right = difference(b, goal).multiply(BigInteger.valueOf(a.denominator()));
        return left.compareTo(right);
    }

    /// {@return the distance times both denominators}
    private static BigInteger difference(Fraction a, Fraction b) {
        long upper = (long) a.numerator() * b.denominator() - (long) b.numerator() * a.denominator();
        return BigInteger.valueOf(upper).abs();
    }

    private static BigInteger distance(long a, long b) {
        return BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)).abs();
    }

    private static long whole(CapsValue value) {
        return value instanceof Int(int narrow) ? narrow : ((Int64) value).value();
    }

    private static BigDecimal real(CapsValue value) {
        return new BigDecimal(((Real) value).value());
    }

    private static Steps stepsOf(CapsValue value) {
        Steps steps = AtomSets.steps(value);
        if (steps == null) {
            throw new IllegalArgumentException(value + " is no range of whole numbers");
        }
        return steps;
    }
}
