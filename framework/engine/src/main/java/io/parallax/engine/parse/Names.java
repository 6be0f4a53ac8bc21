package io.parallax.engine.parse;

import java.util.regex.Pattern;

/// Which words can be names.
public final class Names {
    /// What a name consists of, for messages.
    public static final String FORM = "a name consists of letters, digits, '-' and '_'";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern PAD = Pattern.compile("[A-Za-z0-9_%-]+");

    private static final Pattern PINNED =
            Pattern.compile("([A-Za-z0-9_.-]+/)?[A-Za-z0-9_][A-Za-z0-9_-]*@[A-Za-z0-9_.-]+"
                    + "|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+/[A-Za-z0-9_][A-Za-z0-9_-]*");

    private Names() {}

    /// {@return whether a word names an element of a certain bundle or version: `blur@1.0.0`, `acme.fx/blur`} What
    /// comes before the slash has a dot, as names of bundles have and media types have not; or a version follows.
    /// @param word the word
    public static boolean isPinned(String word) {
        return PINNED.matcher(word).matches();
    }

    /// {@return whether a word can be the name of an element, as a type or in a pipeline}
    /// @param word the word
    public static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    static boolean isProperty(String word) {
        return PROPERTY.matcher(word).matches();
    }

    static boolean isPad(String word) {
        return PAD.matcher(word).matches();
    }
}
