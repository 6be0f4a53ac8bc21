package io.parallax.engine.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises text that probably belongs to an unquoted value before it.
final class Stray {
    private static final Pattern NEXT_PROPERTY = Pattern.compile("\\s+[A-Za-z_][A-Za-z0-9_-]*\\s*=");

    private Stray() {}

    /// {@return how the value would be written if what follows belonged to it}
    /// @param property name of the property
    /// @param text the whole text
    /// @param start where the value starts
    static String hint(String property, String text, int start) {
        int end = start;
        while (end < text.length() && !isEnd(text, end)) {
            end++;
        }
        String value = text.substring(start, end);
        Matcher next = NEXT_PROPERTY.matcher(value);
        if (next.find()) {
            value = value.substring(0, next.start());
        }
        return "if this belongs to the value of " + property + ", put quotes around the whole value: " + property + "="
                + Quotes.quote(value.strip());
    }

    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' || (c == '!' && Character.isWhitespace(text.charAt(at - 1)));
    }
}
