package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Array;
import io.parallax.api.caps.CapsValue.Flags;
import io.parallax.api.caps.CapsValue.FractionRange;
import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.Int64;
import io.parallax.api.caps.CapsValue.Int64Range;
import io.parallax.api.caps.CapsValue.IntRange;
import io.parallax.api.caps.CapsValue.Nested;
import io.parallax.api.caps.CapsValue.Real;
import io.parallax.api.caps.CapsValue.RealRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Intersection and difference of two values that are no lists. Answers are lists of alternatives, empty for nothing.
final class AtomSets {
    private AtomSets() {}

    static List<CapsValue> intersect(CapsValue a, CapsValue b) {
        if (a.equals(b)) {
            return List.of(a);
        }
        if (a instanceof Array x && b instanceof Array y) {
            List<CapsValue> common = Products.intersect(x.values(), y.values());
            return common == null ? List.of() : List.of(new Array(common));
        }
        if (a instanceof Nested x && b instanceof Nested y) {
            CapsStructure common = StructureSets.intersect(x.structure(), y.structure());
            return common == null ? List.of() : List.of(new Nested(common));
        }
        if (a instanceof Flags x && b instanceof Flags y) {
            boolean clash = ((x.flags() ^ y.flags()) & x.mask() & y.mask()) != 0;
            return clash ? List.of() : List.of(new Flags(x.flags() | y.flags(), x.mask() | y.mask()));
        }
        return intersectNumbers(a, b);
    }

    private static List<CapsValue> intersectNumbers(CapsValue a, CapsValue b) {
        Steps x = steps(a);
        Steps y = steps(b);
        if (x != null && y != null) {
            return isWide(a) == isWide(b) ? fromSteps(x.intersect(y), isWide(a)) : List.of();
        }
        if (isReal(a) && isReal(b)) {
            return reals(Math.max(leastReal(a), leastReal(b)), Math.min(greatestReal(a), greatestReal(b)));
        }
        if (isFraction(a) && isFraction(b)) {
            return fractions(max(least(a), least(b)), min(greatest(a), greatest(b)));
        }
        return List.of();
    }

    static List<CapsValue> subtract(CapsValue a, CapsValue b) {
        if (a.equals(b)) {
            return List.of();
        }
        if (a instanceof Array x && b instanceof Array y) {
            List<CapsValue> rest = new ArrayList<>();
            Products.subtract(x.values(), y.values()).forEach(each -> rest.add(new Array(each)));
            return rest;
        }
        if (a instanceof Nested x && b instanceof Nested y) {
            List<CapsValue> rest = new ArrayList<>();
            StructureSets.subtract(x.structure(), y.structure()).forEach(each -> rest.add(new Nested(each)));
            return rest;
        }
        if (a instanceof Flags x && b instanceof Flags y) {
            return subtractFlags(x, y);
        }
        return subtractNumbers(a, b);
    }

    private static List<CapsValue> subtractFlags(Flags a, Flags b) {
        if (intersect(a, b).isEmpty()) {
            return List.of(a);
        }
        List<CapsValue> rest = new ArrayList<>();
        int flags = a.flags();
        int mask = a.mask();
        for (int open = b.mask() & ~a.mask(); open != 0; open &= open - 1) {
            int bit = Integer.lowestOneBit(open);
            rest.add(new Flags(flags | (~b.flags() & bit), mask | bit));
            flags |= b.flags() & bit;
            mask |= bit;
        }
        return rest;
    }

    private static List<CapsValue> subtractNumbers(CapsValue a, CapsValue b) {
        if (intersectNumbers(a, b).isEmpty()) {
            return List.of(a);
        }
        Steps x = steps(a);
        Steps y = steps(b);
        if (x != null && y != null) {
            return fromSteps(x.subtract(y), isWide(a));
        }
        List<CapsValue> rest = new ArrayList<>();
        if (isReal(a)) {
            rest.addAll(reals(leastReal(a), Math.min(greatestReal(a), Math.nextDown(leastReal(b)))));
            rest.addAll(reals(Math.max(leastReal(a), Math.nextUp(greatestReal(b))), greatestReal(a)));
        } else {
            rest.addAll(fractions(least(a), min(greatest(a), Farey.below(least(b)))));
            rest.addAll(fractions(max(least(a), Farey.above(greatest(b))), greatest(a)));
        }
        return rest;
    }

    static @Nullable Steps steps(CapsValue value) {
        return switch (value) {
            case Int one -> Steps.one(one.value());
            case Int64 one -> Steps.one(one.value());
            case IntRange range -> new Steps(range.min(), range.max(), range.step());
            case Int64Range range -> new Steps(range.min(), range.max(), range.step());
            default -> null;
        };
    }

    static List<CapsValue> fromSteps(List<Steps> steps, boolean wide) {
        List<CapsValue> values = new ArrayList<>(steps.size());
        for (Steps each : steps) {
            values.add(wide ? wide(each) : narrow(each));
        }
        return values;
    }

    private static CapsValue wide(Steps steps) {
        return steps.isSingle() ? new Int64(steps.min()) : new Int64Range(steps.min(), steps.max(), steps.step());
    }

    private static CapsValue narrow(Steps steps) {
        int min = Math.toIntExact(steps.min());
        return steps.isSingle() ? new Int(min) : new IntRange(min, Math.toIntExact(steps.max()), (int) steps.step());
    }

    static boolean isWide(CapsValue value) {
        return value instanceof Int64 || value instanceof Int64Range;
    }

    static boolean isReal(CapsValue value) {
        return value instanceof Real || value instanceof RealRange;
    }

    static boolean isFraction(CapsValue value) {
        return value instanceof Fraction || value instanceof FractionRange;
    }

    static double leastReal(CapsValue value) {
        return value instanceof RealRange range ? range.min() : ((Real) value).value();
    }

    static double greatestReal(CapsValue value) {
        return value instanceof RealRange range ? range.max() : ((Real) value).value();
    }

    static Fraction least(CapsValue value) {
        return value instanceof FractionRange range ? range.min() : (Fraction) value;
    }

    static Fraction greatest(CapsValue value) {
        return value instanceof FractionRange range ? range.max() : (Fraction) value;
    }

    static List<CapsValue> reals(double from, double to) {
        if (from > to || Double.isInfinite(from) || Double.isInfinite(to)) {
            return List.of();
        }
        return List.of(from == to ? new Real(from) : new RealRange(from, to));
    }

    /// {@return the fractions between two bounds; a missing bound stands for one beyond all fractions}
    static List<CapsValue> fractions(@Nullable Fraction from, @Nullable Fraction to) {
        if (from == null || to == null || from.compareTo(to) > 0) {
            return List.of();
        }
        return List.of(from.equals(to) ? from : new FractionRange(from, to));
    }

    private static @Nullable Fraction max(Fraction a, @Nullable Fraction b) {
        return b == null ? null : a.compareTo(b) >= 0 ? a : b;
    }

    private static @Nullable Fraction min(Fraction a, @Nullable Fraction b) {
        return b == null ? null : a.compareTo(b) <= 0 ? a : b;
    }
}
