package io.parallax.engine.registry;

import io.parallax.api.caps.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads fractions exactly: `30000/1001`, `30`, `29.97`.
final class FractionText {
    private static final Pattern PARTS = Pattern.compile("([+-]?\\d{1,10})(?:/([+-]?\\d{1,10})|\\.(\\d{1,9}))?");

    private FractionText() {}

    /// {@return the fraction, null if the value is none or does not fit}
    /// @param value a fraction, a whole number, or text
    static @Nullable Fraction read(Object value) {
        if (value instanceof Fraction fraction) {
            return fraction;
        }
        Matcher parts =
                PARTS.matcher(value instanceof CharSequence || value instanceof Integer ? value.toString() : "");
        if (!parts.matches()) {
            return null;
        }
        if (parts.group(3) != null) {
            BigDecimal exact = new BigDecimal(value.toString());
            return of(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
        }
        return of(
                new BigInteger(parts.group(1)),
                parts.group(2) == null ? BigInteger.ONE : new BigInteger(parts.group(2)));
    }

    private static @Nullable Fraction of(BigInteger upper, BigInteger lower) {
        if (lower.signum() == 0) {
            return null;
        }
        BigInteger divisor = upper.gcd(lower);
        BigInteger numerator = upper.divide(divisor);
        BigInteger denominator = lower.divide(divisor);
        boolean fits = numerator.bitLength() < 32 && denominator.bitLength() < 32;
        boolean isLeast = numerator.equals(BigInteger.valueOf(Integer.MIN_VALUE))
                || denominator.equals(BigInteger.valueOf(Integer.MIN_VALUE));
        return fits && !isLeast ? new Fraction(numerator.intValueExact(), denominator.intValueExact()) : null;
    }
}
