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
/// @param readOnly whether it can only be read, since the element shows a figure in it
/// @param bonds which others must be set beside it, and which cannot
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
        boolean readOnly,
        Bonds bonds,
        String summary) {
    /// Which properties are set together.
    /// @param needs names of those that must be set if this one is
    /// @param excludes names of those that cannot be set if this one is
    public record Bonds(List<String> needs, List<String> excludes) {
        /// Each property by itself.
        public static final Bonds NONE = new Bonds(List.of(), List.of());

        /// Copies the lists.
        public Bonds {
            needs = List.copyOf(needs);
            excludes = List.copyOf(excludes);
        }
    }

    /// Which values a property takes.
    /// @param min smallest number, negative infinity for no bound
    /// @param max largest number, positive infinity for no bound
    /// @param choices the words of an enum or of flags, empty for other types
    public record Range(double min, double max, List<String> choices) {
        /// Takes every value of the type.
        public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of());
    }
}
