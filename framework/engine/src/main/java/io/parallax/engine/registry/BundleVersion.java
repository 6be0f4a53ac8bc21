package io.parallax.engine.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version as bundles have it, for ordering: three numbers and a qualifier. It also reads what other JARs say, such
/// as `1.2-SNAPSHOT`, so that it needs no container.
/// @param major first number
/// @param minor second number
/// @param micro third number
/// @param qualifier what follows, compared as text
record BundleVersion(long major, long minor, long micro, String qualifier) implements Comparable<BundleVersion> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:[.-](.*))?");

    /// {@return a version from its text; what is no version comes before all others}
    /// @param text the text
    static BundleVersion of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new BundleVersion(-1, 0, 0, text);
        }
        String qualifier = matcher.group(4);
        return new BundleVersion(
                Long.parseLong(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                qualifier == null ? "" : qualifier);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public int compareTo(BundleVersion other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(micro, other.micro);
        return order != 0 ? order : qualifier.compareTo(other.qualifier);
    }
}
