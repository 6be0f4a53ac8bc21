package io.parallax.codec.flat;

import java.util.Arrays;

/// What has been verified, so that what many point to is verified once. A set of numbers above 0.
final class Seen {
    private static final long SCATTER = 0x9e3779b97f4a7c15L;

    private long[] table = new long[64];
    private int size;

    /// {@return whether the number is new}
    boolean add(long number) {
        if (size * 2 >= table.length) {
            grow();
        }
        if (!insert(table, number)) {
            return false;
        }
        size++;
        return true;
    }

    private static boolean insert(long[] table, long number) {
        int mask = table.length - 1;
        int at = (int) ((number * SCATTER) >>> 32) & mask;
        while (table[at] != 0) {
            if (table[at] == number) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = number;
        return true;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        Arrays.stream(table).filter(number -> number != 0).forEach(number -> insert(larger, number));
        table = larger;
    }
}
