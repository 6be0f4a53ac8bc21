package io.parallax.api.caps;

/// Which characters and words names are made of.
final class Names {
    private Names() {}

    /// {@return whether the character can stand in a word without quotes: a letter, a digit or one of `/-_.:+`}
    static boolean isWordChar(char c) {
        return isLetter(c) || c == '_' || (c >= '+' && c <= ':' && c != ',');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// {@return whether the text is a word, as field names are}
    static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isWordChar((char) c));
    }

    static boolean isMediaType(String text) {
        return isWord(text) && isLetter(text.charAt(0)) && !isReserved(text);
    }

    /// {@return whether the word stands for caps, so that no media type can be called so}
    static boolean isReserved(String word) {
        return word.equals("ANY") || word.equals("EMPTY") || word.equals("NONE");
    }
}
