package io.parallax.api.caps;

/// A place in a text that moves forward.
final class CapsCursor {
    private final String text;
    private int place;
    private long steps;

    CapsCursor(String text) {
        this.text = text;
    }

    int place() {
        return place;
    }

    /// {@return how many characters were looked at, each as often as it was}
    long steps() {
        return steps;
    }

    boolean isAtEnd() {
        return place == text.length();
    }

    void skipBlanks() {
        while (place < text.length() && isBlank(text.charAt(place))) {
            place++;
            steps++;
        }
    }

    /// {@return whether the next character is this one}
    boolean isAt(char c) {
        return place < text.length() && text.charAt(place) == c;
    }

    /// Goes past a character if it comes next, blanks apart.
    /// @return whether it did
    boolean accept(char c) {
        skipBlanks();
        if (!isAt(c)) {
            return false;
        }
        place++;
        return true;
    }

    /// Goes past a character that must come next, blanks apart.
    void expect(char c, String expected) {
        if (!accept(c)) {
            throw fail(expected);
        }
    }

    /// {@return the word that comes next, which stays where it is; empty if there is none}
    String peekWord() {
        return text.substring(place, endOfWord());
    }

    /// {@return the word that comes next and must be there, blanks apart}
    String word(String expected) {
        skipBlanks();
        int start = place;
        place = endOfWord();
        if (place == start) {
            throw fail(expected);
        }
        return text.substring(start, place);
    }

    /// {@return the text in the quotes that come next, escapes resolved}
    String quoted() {
        int start = place;
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        steps += i - start;
        if (i >= text.length()) {
            throw failAt(start, "a quote that ends this text");
        }
        String content = QuotedText.unescape(text.substring(start + 1, i));
        if (content == null) {
            throw failAt(start, "a text in valid UTF-8");
        }
        place = i + 1;
        return content;
    }

    CapsFormatException fail(String expected) {
        return failAt(place, expected);
    }

    CapsFormatException failAt(int where, String expected) {
        return new CapsFormatException(text, where, expected);
    }

    private int endOfWord() {
        int end = place;
        while (end < text.length() && Names.isWordChar(text.charAt(end))) {
            end++;
        }
        steps += end - place + 1;
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
