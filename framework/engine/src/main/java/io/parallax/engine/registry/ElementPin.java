package io.parallax.engine.registry;

import io.parallax.api.element.ElementProviderInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How text names an element: `blur`, or one of several that have this name, `blur@1.0.0` or `acme.fx/blur`.
/// @param bundle symbolic name of the bundle, empty for any
/// @param name name of the element
/// @param version version of the bundle, empty for any
public record ElementPin(String bundle, String name, String version) {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z0-9_.-]+)/)?([A-Za-z0-9_][A-Za-z0-9_-]*)(?:@(.+))?");

    /// {@return what a word says}
    /// @param word the word
    public static ElementPin of(String word) {
        Matcher matcher = FORM.matcher(word);
        if (!matcher.matches()) {
            return new ElementPin("", word, "");
        }
        String bundle = matcher.group(1);
        String version = matcher.group(3);
        return new ElementPin(bundle == null ? "" : bundle, matcher.group(2), version == null ? "" : version);
    }

    /// {@return the name of the element without bundle and version}
    /// @param word how text names it
    public static String nameIn(String word) {
        return of(word).name();
    }

    boolean isOpen() {
        return bundle.isEmpty() && version.isEmpty();
    }

    boolean fits(ElementProviderInfo provider) {
        boolean isBundle = bundle.isEmpty() || bundle.equals(provider.bundle());
        return isBundle
                && (version.isEmpty() || BundleVersion.of(version).equals(BundleVersion.of(provider.version())));
    }
}
