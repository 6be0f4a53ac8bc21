package io.parallax.api.caps;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where and how the bytes lie: `(memory:Shared)` in the text form. Without a word it is ordinary system memory.
/// @param isAny whether every feature will do; then no names are given
/// @param names the features, sorted; empty for system memory alone
public record CapsFeatures(boolean isAny, List<String> names) {
    /// Ordinary system memory: what structures have unless they say otherwise.
    public static final CapsFeatures SYSTEM = new CapsFeatures(false, List.of());

    /// Every feature.
    public static final CapsFeatures ANY = new CapsFeatures(true, List.of());

    static final String SYSTEM_MEMORY = "memory:SystemMemory";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9][A-Za-z0-9_.-]*");

    /// Sorts the names, drops repeated ones, and system memory if it stands alone.
    /// @throws IllegalArgumentException if a name is not like `memory:Shared`, or names come with ANY
    public CapsFeatures {
        TreeSet<String> sorted = new TreeSet<>(names);
        for (String name : sorted) {
            if (!isValidName(name)) {
                throw new IllegalArgumentException("feature '" + name + "' is not like memory:Shared");
            }
        }
        if (isAny && !sorted.isEmpty()) {
            throw new IllegalArgumentException("ANY features go without names, not with " + sorted);
        }
        names = sorted.size() == 1 && sorted.first().equals(SYSTEM_MEMORY) ? List.of() : List.copyOf(sorted);
    }

    /// {@return the given features}
    /// @param names names like `memory:Shared`
    /// @throws IllegalArgumentException if a name is malformed
    public static CapsFeatures of(String... names) {
        return new CapsFeatures(false, List.of(names));
    }

    /// {@return whether both can be had at once: they are equal or one is ANY}
    /// @param other the other features
    public boolean canIntersect(CapsFeatures other) {
        return isAny || other.isAny || names.equals(other.names);
    }

    /// {@return whether the other allows all that this allows: they are equal or the other is ANY}
    /// @param other the other features
    public boolean isSubsetOf(CapsFeatures other) {
        return other.isAny || (!isAny && names.equals(other.names));
    }

    /// {@return the text form with its parentheses; empty for system memory}
    @Override
    public String toString() {
        if (isAny) {
            return "(ANY)";
        }
        return names.isEmpty() ? "" : "(" + String.join(",", names) + ")";
    }

    static boolean isValidName(String name) {
        return NAME.matcher(name).matches();
    }
}
