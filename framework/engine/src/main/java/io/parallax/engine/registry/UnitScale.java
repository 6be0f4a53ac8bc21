package io.parallax.engine.registry;

import io.parallax.api.element.Unit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The units that may stand behind a number in text.
final class UnitScale {
    private static final Map<String, BigDecimal> SIZES = sizes();
    private static final Map<String, BigDecimal> TIMES = times();

    private UnitScale() {}

    private static Map<String, BigDecimal> sizes() {
        Map<String, BigDecimal> scale = new LinkedHashMap<>();
        scale.put("B", BigDecimal.ONE);
        String prefixes = "KMGT";
        for (int i = 0; i < prefixes.length(); i++) {
            scale.put(prefixes.charAt(i) + "B", BigDecimal.valueOf(1000).pow(i + 1));
            scale.put(prefixes.charAt(i) + "iB", BigDecimal.valueOf(1024).pow(i + 1));
        }
        return scale;
    }

    private static Map<String, BigDecimal> times() {
        Map<String, BigDecimal> scale = new LinkedHashMap<>();
        scale.put("ns", BigDecimal.ONE);
        scale.put("us", BigDecimal.valueOf(1_000));
        scale.put("ms", BigDecimal.valueOf(1_000_000));
        scale.put("s", BigDecimal.valueOf(1_000_000_000));
        scale.put("min", BigDecimal.valueOf(60_000_000_000L));
        scale.put("h", BigDecimal.valueOf(3_600_000_000_000L));
        return scale;
    }

    private static Map<String, BigDecimal> of(Unit unit) {
        return switch (unit) {
            case NONE -> Map.of();
            case BYTES -> SIZES;
            case NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS -> TIMES;
            case PER_SECOND -> Map.of("/s", BigDecimal.ONE);
        };
    }

    /// {@return how many of a property's unit one of a suffix is, null if the suffix does not fit the unit}
    /// @param unit the property's unit
    /// @param suffix what stands behind the number, in any case
    static @Nullable BigDecimal factor(Unit unit, String suffix) {
        String plain = suffix.replace('\u00b5', 'u').replace('\u03bc', 'u').toLowerCase(Locale.ROOT);
        for (Map.Entry<String, BigDecimal> entry : of(unit).entrySet()) {
            if (entry.getKey().toLowerCase(Locale.ROOT).equals(plain)) {
                BigDecimal own = TIMES.getOrDefault(unit.symbol(), BigDecimal.ONE);
                return entry.getValue().divide(own);
            }
        }
        return null;
    }

    /// {@return the suffixes that fit a unit, for people; empty when there are none}
    /// @param unit the property's unit
    static String suffixes(Unit unit) {
        return String.join(" ", of(unit).keySet());
    }

    /// {@return examples of values of a unit, to follow what was expected}
    /// @param unit the property's unit
    static String example(Unit unit) {
        return switch (unit) {
            case NONE -> "";
            case BYTES -> ", such as 4096 or 4KiB";
            case NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS ->
                ", such as 20ms or 1.5s (a bare number is in " + unit.symbol() + ")";
            case PER_SECOND -> ", such as 30";
        };
    }
}
