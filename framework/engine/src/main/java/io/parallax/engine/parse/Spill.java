package io.parallax.engine.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An unquoted value that what follows may belong to, as in `location=/data/My Film.mp4`.
public final class Spill {
    private static final Pattern NEXT_PROPERTY = Pattern.compile("\\s+[A-Za-z_][A-Za-z0-9_-]*\\s*=");
    private static final int LONGEST = 240;

    private final String property;
    private final String text;
    private final int start;
    private final Place place;

    /// @param property name of the property
    /// @param text the whole text
    /// @param start where in it the value starts
    /// @param place the same as a place
    Spill(String property, String text, int start, Place place) {
        this.property = property;
        this.text = text;
        this.start = start;
        this.place = place;
    }

    /// {@return where the value stands}
    public Place place() {
        return place;
    }

    /// {@return how the value would be written if what follows belonged to it}
    public String hint() {
        String begin = "if this belongs to the value of " + property + ", put quotes around the whole value";
        int end = start;
        while (end < text.length() && !isEnd(text, end)) {
            end++;
            if (end - start > LONGEST) {
                return begin;
            }
        }
        String value = text.substring(start, end);
        Matcher next = NEXT_PROPERTY.matcher(value);
        if (next.find()) {
            value = value.substring(0, next.start());
        }
        return begin + ": " + property + "=" + Quotes.quote(value.strip());
    }

    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        return Lexer.isLineBreak(c) || (c == '!' && Character.isWhitespace(text.charAt(at - 1)));
    }
}
