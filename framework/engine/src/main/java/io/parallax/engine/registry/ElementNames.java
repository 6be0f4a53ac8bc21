package io.parallax.engine.registry;

import java.util.regex.Pattern;

/// Which names of elements can stand in pipeline text.
final class ElementNames {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

    private ElementNames() {}

    /// {@return whether a word can be the name of an element, as a type or in a pipeline}
    /// @param word the word
    static boolean isName(String word) {
        return FORM.matcher(word).matches();
    }

    /// {@return what a name consists of, for messages}
    static String form() {
        return "a name consists of letters, digits, '-' and '_'";
    }
}
