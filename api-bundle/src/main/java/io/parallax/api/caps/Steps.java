package io.parallax.api.caps;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole numbers at equal distances: `min, min + step, …, max`. All operations are exact for every `long`.
/// @param min the least
/// @param max the greatest, reached from min by whole steps
/// @param step the distance, positive; 1 for a single number
record Steps(long min, long max, long step) {
    /// More pieces than this do not come out of a subtraction.
    private static final int MAX_PIECES = 1024;

    Steps {
        max -= Long.remainderUnsigned(max - min, step);
        if (min == max) {
            step = 1;
        }
    }

    static Steps one(long value) {
        return new Steps(value, value, 1);
    }

    boolean isSingle() {
        return min == max;
    }

    boolean contains(long value) {
        return value >= min && value <= max && Long.remainderUnsigned(value - min, step) == 0;
    }

    /// {@return the numbers in both; at most two pieces}
    List<Steps> intersect(Steps other) {
        if (step == 1 && other.step == 1) {
            long lo = Math.max(min, other.min);
            long hi = Math.min(max, other.max);
            return lo <= hi ? List.of(new Steps(lo, hi, 1)) : List.of();
        }
        if (isSingle() || other.isSingle()) {
            boolean meets = isSingle() ? other.contains(min) : contains(other.min);
            return meets ? List.of(isSingle() ? this : other) : List.of();
        }
        return intersectByRemainders(other);
    }

    private List<Steps> intersectByRemainders(Steps other) {
        BigInteger ours = BigInteger.valueOf(step);
        BigInteger theirs = BigInteger.valueOf(other.step);
        BigInteger gcd = ours.gcd(theirs);
        BigInteger distance = BigInteger.valueOf(other.min).subtract(BigInteger.valueOf(min));
        if (distance.mod(gcd).signum() != 0) {
            return List.of();
        }
        BigInteger modulus = theirs.divide(gcd);
        BigInteger count = distance.divide(gcd)
                .multiply(ours.divide(gcd).modInverse(modulus))
                .mod(modulus);
        BigInteger common = BigInteger.valueOf(min).add(count.multiply(ours));
        BigInteger lcm = ours.multiply(modulus);
        BigInteger floor = BigInteger.valueOf(Math.max(min, other.min));
        BigInteger lo = floor.add(common.subtract(floor).mod(lcm));
        BigInteger hi = BigInteger.valueOf(Math.min(max, other.max));
        if (lo.compareTo(hi) > 0) {
            return List.of();
        }
        hi = hi.subtract(hi.subtract(lo).mod(lcm));
        if (lcm.bitLength() > 63 && !lo.equals(hi)) {
            return List.of(one(lo.longValueExact()), one(hi.longValueExact()));
        }
        return List.of(new Steps(lo.longValueExact(), hi.longValueExact(), lo.equals(hi) ? 1 : lcm.longValueExact()));
    }

    /// {@return the numbers that are here and not there} All of this, if the rest would fall into too many pieces.
    List<Steps> subtract(Steps other) {
        List<Steps> common = intersect(other);
        List<Steps> rest = List.of(this);
        for (Steps taken : common) {
            List<Steps> left = new ArrayList<>();
            for (Steps piece : rest) {
                piece.subtractPart(taken, left);
            }
            rest = left;
        }
        return rest;
    }

    private void subtractPart(Steps part, List<Steps> out) {
        List<Steps> common = intersect(part);
        if (common.isEmpty()) {
            out.add(this);
            return;
        }
        Steps taken = common.getFirst();
        long gaps = Long.divideUnsigned(taken.max - taken.min, taken.step);
        long classes = taken.isSingle() ? 0 : taken.step / step - 1;
        if (classes > MAX_PIECES && Long.compareUnsigned(gaps, MAX_PIECES) > 0) {
            out.add(this);
            return;
        }
        if (taken.min > min) {
            out.add(new Steps(min, taken.min - step, step));
        }
        if (Long.compareUnsigned(gaps, classes) < 0) {
            for (long i = 0; i < gaps; i++) {
                long start = taken.min + i * taken.step;
                out.add(new Steps(start + step, start + taken.step - step, step));
            }
        } else {
            for (long i = 1; i <= classes; i++) {
                out.add(new Steps(taken.min + i * step, taken.max - taken.step + i * step, taken.step));
            }
        }
        if (taken.max < max) {
            out.add(new Steps(taken.max + step, max, step));
        }
    }

    /// {@return one range for both, or null if it takes two}
    @Nullable Steps join(Steps other) {
        if (isSingle() && other.isSingle()) {
            return null;
        }
        long distance = isSingle() ? other.step : step;
        boolean inStep = other.isSingle() || isSingle() || step == other.step;
        Steps low = min <= other.min ? this : other;
        Steps high = min <= other.min ? other : this;
        boolean inPhase = Long.remainderUnsigned(high.min - low.min, distance) == 0;
        boolean touches = high.min <= low.max || Long.compareUnsigned(high.min - low.max, distance) <= 0;
        return inStep && inPhase && touches ? new Steps(low.min, Math.max(max, other.max), distance) : null;
    }

    /// {@return the number here that lies closest; the lesser one of two}
    long nearest(long wish) {
        if (wish <= min) {
            return min;
        }
        if (wish >= max) {
            return max;
        }
        long past = Long.remainderUnsigned(wish - min, step);
        return past <= step - past ? wish - past : wish + (step - past);
    }
}
