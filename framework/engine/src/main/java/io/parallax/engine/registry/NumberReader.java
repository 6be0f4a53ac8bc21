package io.parallax.engine.registry;

import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import io.parallax.api.element.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads numbers with and without units, exactly.
final class NumberReader {
    private static final Pattern DECIMAL =
            Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)([A-Za-z\u00b5\u03bc/]*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("([+-]?)0[xX]([0-9a-fA-F]{1,16})");
    private static final int LONGEST_TEXT = 400;

    private final PropertyInfo info;
    private final BiFunction<Object, @Nullable String, PropertyValueException> refusal;

    /// @param info the property
    /// @param refusal makes the exception for a value and a hint
    NumberReader(PropertyInfo info, BiFunction<Object, @Nullable String, PropertyValueException> refusal) {
        this.info = info;
        this.refusal = refusal;
    }

    /// {@return the value in the type of the field: Integer, Long or Double}
    /// @param value a number, or text
    Object read(Object value) {
        BigDecimal exact = exact(value);
        double near = exact.doubleValue();
        if (near < info.range().min() || near > info.range().max() || Double.isInfinite(near)) {
            throw refusal.apply(value, null);
        }
        if (info.type() == PropertyType.DOUBLE) {
            return near;
        }
        BigDecimal whole = exact.stripTrailingZeros();
        if (whole.scale() > 0) {
            throw refusal.apply(value, stepHint());
        }
        int bits = info.type() == PropertyType.INT ? 31 : 63;
        if (whole.toBigInteger().bitLength() > bits) {
            throw refusal.apply(
                    value, "it takes at most " + BigInteger.TWO.pow(bits).subtract(BigInteger.ONE));
        }
        return info.type() == PropertyType.INT ? (Object) whole.intValueExact() : (Object) whole.longValueExact();
    }

    private @Nullable String stepHint() {
        return info.unit() == Unit.NONE || info.unit() == Unit.PER_SECOND
                ? null
                : "the smallest step is 1 " + info.unit().symbol();
    }

    private BigDecimal exact(Object value) {
        return switch (value) {
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Short number -> BigDecimal.valueOf(number);
            case Byte number -> BigDecimal.valueOf(number);
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case Float number when Float.isFinite(number) -> new BigDecimal(number.toString());
            case CharSequence text when text.length() <= LONGEST_TEXT -> fromText(text.toString());
            default -> throw refusal.apply(value, null);
        };
    }

    private BigDecimal fromText(String text) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.matches()) {
            return new BigDecimal(new BigInteger(hexadecimal.group(1) + hexadecimal.group(2), 16));
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            throw refusal.apply(text, null);
        }
        BigDecimal number = new BigDecimal(decimal.group(1));
        String suffix = decimal.group(2);
        if (suffix.isEmpty()) {
            return number;
        }
        BigDecimal factor = UnitScale.factor(info.unit(), suffix);
        if (factor == null) {
            throw refusal.apply(text, unitHint(suffix));
        }
        return number.multiply(factor);
    }

    private String unitHint(String suffix) {
        String known = UnitScale.suffixes(info.unit());
        return known.isEmpty()
                ? "it has no unit: leave '" + suffix + "' away"
                : "'" + suffix + "' is no unit of it: " + known + " are";
    }
}
