package io.parallax.engine.parse;

/// Writes values so that they are read back as they were.
public final class Quotes {
    private Quotes() {}

    /// {@return a value as it is written behind `=`: bare where that is possible, else in the quotes that need fewer
    /// backslashes}
    /// @param value any text
    public static String quote(String value) {
        if (isBare(value)) {
            return value;
        }
        boolean isDoubled = value.chars().filter(c -> c == '"').count()
                > value.chars().filter(c -> c == '\'').count();
        char quote = isDoubled ? '\'' : '"';
        StringBuilder out = new StringBuilder(value.length() + 2).append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append(quote).toString();
    }

    private static boolean isBare(String value) {
        return !value.isEmpty()
                && "\"'#=".indexOf(value.charAt(0)) < 0
                && value.chars().noneMatch(c -> c == '!' || c == '\\' || Character.isWhitespace(c));
    }
}
