package io.parallax.api.caps;

import java.math.BigInteger;

/// An exact fraction in lowest terms, for example a frame rate of `30000/1001` per second.
///
/// The sign is carried by the numerator. Both parts stay within ±2147483647, so that any two fractions compare
/// exactly; results that do not fit throw and are never rounded.
/// @param numerator upper part
/// @param denominator lower part, positive
public record Fraction(int numerator, int denominator) implements CapsValue, Comparable<Fraction> {
    /// Zero.
    public static final Fraction ZERO = new Fraction(0, 1);

    /// The greatest fraction there is.
    public static final Fraction MAX = new Fraction(Integer.MAX_VALUE, 1);

    /// The least fraction there is.
    public static final Fraction MIN = new Fraction(-Integer.MAX_VALUE, 1);

    /// Reduces to lowest terms.
    /// @throws IllegalArgumentException if the denominator is zero, or a part does not fit once reduced
    public Fraction {
        if (denominator == 0) {
            throw new IllegalArgumentException("denominator=0 in fraction " + numerator + "/0");
        }
        long divisor = gcd(numerator, denominator);
        long upper = numerator / divisor;
        long lower = denominator / divisor;
        if (lower < 0) {
            upper = -upper;
            lower = -lower;
        }
        if (Math.abs(upper) > Integer.MAX_VALUE || lower > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("fraction " + numerator + "/" + denominator + " is out of range");
        }
        numerator = (int) upper;
        denominator = (int) lower;
    }

    /// {@return the sum}
    /// @param other what to add
    /// @throws ArithmeticException if the result does not fit
    public Fraction plus(Fraction other) {
        BigInteger left = big(numerator).multiply(big(other.denominator));
        BigInteger right = big(other.numerator).multiply(big(denominator));
        return reduced(left.add(right), big(denominator).multiply(big(other.denominator)));
    }

    /// {@return the difference}
    /// @param other what to take away
    /// @throws ArithmeticException if the result does not fit
    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    /// {@return the product}
    /// @param other what to multiply with
    /// @throws ArithmeticException if the result does not fit
    public Fraction times(Fraction other) {
        return reduced(
                big(numerator).multiply(big(other.numerator)), big(denominator).multiply(big(other.denominator)));
    }

    /// {@return the quotient}
    /// @param other what to divide by
    /// @throws ArithmeticException if the other is zero, or the result does not fit
    public Fraction dividedBy(Fraction other) {
        return times(other.inverted());
    }

    /// {@return this with the opposite sign}
    public Fraction negated() {
        return new Fraction(-numerator, denominator);
    }

    /// {@return one divided by this, for example the duration of a frame from a frame rate}
    /// @throws ArithmeticException if this is zero
    public Fraction inverted() {
        if (numerator == 0) {
            throw new ArithmeticException("zero has no inverse");
        }
        int upper = denominator;
        int lower = numerator;
        return new Fraction(upper, lower);
    }

    /// {@return the nearest floating point number}
    public double doubleValue() {
        return (double) numerator / denominator;
    }

    /// Compares by size, exactly.
    @Override
    public int compareTo(Fraction other) {
        return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
    }

    /// {@return the text form, for example `30/1`}
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private static Fraction reduced(BigInteger upper, BigInteger lower) {
        BigInteger divisor = upper.gcd(lower);
        BigInteger numerator = upper.divide(divisor);
        BigInteger denominator = lower.divide(divisor);
        if (numerator.abs().bitLength() > 31 || denominator.bitLength() > 31) {
            throw new ArithmeticException(numerator + "/" + denominator + " does not fit a fraction");
        }
        return new Fraction(numerator.intValueExact(), denominator.intValueExact());
    }

    private static BigInteger big(int value) {
        return BigInteger.valueOf(value);
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
