package io.parallax.api.caps;

import org.jspecify.annotations.Nullable;

/// Neighbours among all fractions that [Fraction] can hold: the bounds of what is left when a closed range is taken
/// out of another.
final class Farey {
    private static final long LIMIT = Integer.MAX_VALUE;

    private Farey() {}

    /// {@return the greatest fraction below, or null for the least of all}
    static @Nullable Fraction below(Fraction fraction) {
        Fraction above = above(fraction.negated());
        return above == null ? null : above.negated();
    }

    /// {@return the least fraction above, or null for the greatest of all}
    static @Nullable Fraction above(Fraction fraction) {
        long p = fraction.numerator();
        long q = fraction.denominator();
        if (p == LIMIT && q == 1) {
            return null;
        }
        // The neighbour a/b above p/q solves a*q - b*p = 1; of all (a + k*p)/(b + k*q) it is the one with the
        // largest parts that still fit.
        long b = q == 1 ? 0 : q - inverse(Math.floorMod(p, q), q);
        long a = (1 + b * p) / q;
        long steps = (LIMIT - b) / q;
        if (p > 0) {
            steps = Math.min(steps, (LIMIT - a) / p);
        } else if (p < 0) {
            steps = Math.min(steps, (LIMIT + a) / -p);
        }
        return new Fraction((int) (a + steps * p), (int) (b + steps * q));
    }

    /// {@return x with value * x = 1 modulo the modulus, between 1 and the modulus}
    private static long inverse(long value, long modulus) {
        long previous = 0;
        long current = 1;
        long high = modulus;
        long low = value;
        while (low != 1) {
            long quotient = high / low;
            long rest = high % low;
            long next = previous - quotient * current;
            previous = current;
            current = next;
            high = low;
            low = rest;
        }
        return Math.floorMod(current, modulus);
    }
}
