package io.parallax.elements.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long something took, many times, in little room: each power of two is cut into 32 steps, so that what is read is
/// at most 3 % above what was counted. One thread uses it.
final class Spread {
    private static final int STEP_BITS = 5;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
    private long total;
    private long largest;

    /// Counts one.
    /// @param ns nanoseconds; below 0 counts as 0
    void add(long ns) {
        long value = Math.max(0, ns);
        counts[index(value)]++;
        total++;
        largest = Math.max(largest, value);
    }

    boolean isEmpty() {
        return total == 0;
    }

    long largest() {
        return largest;
    }

    /// {@return for each percentage, in nanoseconds, what so many did not exceed; 0 if nothing was counted}
    List<Long> at(List<Double> percentages) {
        List<Long> found = new ArrayList<>();
        for (double percentage : percentages) {
            found.add(at(percentage));
        }
        return found;
    }

    private long at(double percentage) {
        long wanted = Math.max(1, (long) Math.ceil(total * percentage / 100));
        long seen = 0;
        for (int index = 0; index < counts.length; index++) {
            seen += counts[index];
            if (seen >= wanted) {
                return Math.min(largest, end(index));
            }
        }
        return largest;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        largest = 0;
    }

    private static int index(long value) {
        int power = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - STEP_BITS - 1);
        return power * STEPS + (int) (value >>> power);
    }

    /// {@return the largest value that is counted there}
    private static long end(int index) {
        int power = Math.max(0, index / STEPS - 1);
        long step = index - (long) power * STEPS;
        return ((step + 1) << power) - 1;
    }
}
