package io.parallax.engine.parse;

/// Writes values so that they are read back as they were.
public final class Quotes {
    private Quotes() {}

    /// {@return a value as it is written behind `=`: bare where that is possible, else in the quotes that need fewer
    /// backslashes}
    /// @param value any text
    public static String quote(String value) {
        return isBare(value) ? value : quoteAlways(value);
    }

    /// {@return caps as they are written between links, bare where that is possible, empty if they cannot stand there}
    /// @param caps the text of caps, without blanks outside quotes
    public static String quoteCaps(String caps) {
        if (!StepReader.isQuotedCaps(caps)) {
            return "";
        }
        boolean isBare =
                !Names.isPinned(caps) && caps.chars().allMatch(c -> c > ' ' && c < 0x7f && "!\"'\\#$".indexOf(c) < 0);
        return isBare ? caps : quoteAlways(caps);
    }

    /// {@return a value in the quotes that need fewer backslashes}
    private static String quoteAlways(String value) {
        boolean isDoubled = value.chars().filter(c -> c == '"').count()
                > value.chars().filter(c -> c == '\'').count();
        char quote = isDoubled ? '\'' : '"';
        StringBuilder out = new StringBuilder(value.length() + 2).append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote || c == '\\' || value.startsWith("${", i)) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append(quote).toString();
    }

    private static boolean isBare(String value) {
        return !value.isEmpty()
                && "\"'#=".indexOf(value.charAt(0)) < 0
                && !value.contains("${")
                && value.chars().noneMatch(c -> c == '!' || c == '\\' || Character.isWhitespace(c));
    }
}
