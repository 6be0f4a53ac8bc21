package io.parallax.sdk.conformance;

import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values to try a property with.
final class PropertyValues {
    private static final double MOST_LONG = 0x1p62;

    private PropertyValues() {}

    /// {@return values that must be refused}
    static List<Object> beyond(PropertyInfo info) {
        List<Object> values = new ArrayList<>();
        switch (info.type()) {
            case BOOLEAN -> values.addAll(List.of("perhaps", "2"));
            case INT -> values.addAll(List.of("abc", "99999999999999999999", Long.toString(1L + Integer.MAX_VALUE)));
            case LONG -> values.addAll(List.of("abc", "99999999999999999999"));
            case DOUBLE -> values.addAll(List.of("abc", "NaN"));
            case ENUM, FLAGS -> values.add("no-such-word-at-all");
            case FRACTION -> values.addAll(List.of("1/0", "a/b"));
            case CAPS -> values.add("video/x-raw, width=(int");
            case STRING, LIST -> {}
        }
        if (isNumber(info)) {
            below(info).ifPresent(values::add);
            above(info).ifPresent(values::add);
        }
        return values;
    }

    private static Optional<String> below(PropertyInfo info) {
        double min = info.range().min();
        return Double.isInfinite(min) || min < -MOST_LONG ? Optional.empty() : text(info, Math.floor(min) - 1);
    }

    private static Optional<String> above(PropertyInfo info) {
        double max = info.range().max();
        return Double.isInfinite(max) || max > MOST_LONG ? Optional.empty() : text(info, Math.ceil(max) + 1);
    }

    private static Optional<String> text(PropertyInfo info, double value) {
        return Optional.of(info.type() == PropertyType.DOUBLE ? Double.toString(value) : Long.toString((long) value));
    }

    /// {@return values at the ends of what it takes}
    static List<Object> extremes(PropertyInfo info) {
        return switch (info.type()) {
            case BOOLEAN -> List.of("true", "false");
            case ENUM, FLAGS -> List.copyOf(info.range().choices());
            case INT -> List.of((int) min(info, Integer.MIN_VALUE), (int) max(info, Integer.MAX_VALUE));
            case LONG -> List.of(min(info, Long.MIN_VALUE), max(info, Long.MAX_VALUE));
            case DOUBLE ->
                List.of(
                        Math.max(info.range().min(), -Double.MAX_VALUE),
                        Math.min(info.range().max(), Double.MAX_VALUE));
            case STRING -> List.of("", "ä \"'\\ !");
            case FRACTION, CAPS, LIST -> List.of();
        };
    }

    /// {@return values that a stream can stand}
    static List<Object> tame(PropertyInfo info) {
        List<Object> values = new ArrayList<>();
        Object initial = info.defaultValue();
        if (initial != null) {
            values.add(initial);
        }
        switch (info.type()) {
            case BOOLEAN, ENUM -> values.addAll(extremes(info));
            case INT, LONG -> {
                long next = (initial instanceof Number number ? number.longValue() : 0) + 1;
                if (next <= info.range().max() && next >= info.range().min()) {
                    values.add(Long.toString(next));
                }
            }
            default -> {}
        }
        return values;
    }

    private static boolean isNumber(PropertyInfo info) {
        return info.type() == PropertyType.INT
                || info.type() == PropertyType.LONG
                || info.type() == PropertyType.DOUBLE;
    }

    private static long min(PropertyInfo info, long otherwise) {
        return Double.isInfinite(info.range().min())
                ? otherwise
                : (long) info.range().min();
    }

    private static long max(PropertyInfo info, long otherwise) {
        return Double.isInfinite(info.range().max())
                ? otherwise
                : (long) info.range().max();
    }
}
