package io.parallax.api.element;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a property of an element is like.
/// @param name its name
/// @param aliases other names that are accepted
/// @param type its type
/// @param unit the unit of a bare number
/// @param defaultValue its value when it is not set, null if it has none
/// @param range which values it takes
/// @param required whether it must be set
/// @param live whether it can be set while the pipeline runs
/// @param summary one line on what it does
public record PropertyInfo(
        String name,
        List<String> aliases,
        PropertyType type,
        Unit unit,
        @Nullable Object defaultValue,
        Range range,
        boolean required,
        boolean live,
        String summary) {
    /// Which values a property takes.
    /// @param min smallest number, negative infinity for no bound
    /// @param max largest number, positive infinity for no bound
    /// @param choices the words of an enum or of flags, empty for other types
    public record Range(double min, double max, List<String> choices) {
        /// Takes every value of the type.
        public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of());
    }
}
