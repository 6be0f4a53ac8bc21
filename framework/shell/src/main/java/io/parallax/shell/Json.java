package io.parallax.shell;

/// Writes JSON: the caller opens and closes, this class sets commas, indents and escapes.
final class Json {
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean named;

    /// Opens an object `{` or an array `[`.
    Json open(char bracket) {
        begin();
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    /// Closes what was opened last.
    Json close(char bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        out.append(bracket);
        first = false;
        return this;
    }

    /// Names the value that follows.
    Json name(String name) {
        begin();
        quote(name);
        out.append(": ");
        named = true;
        return this;
    }

    /// Writes a text.
    Json value(String text) {
        begin();
        quote(text);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void begin() {
        if (named) {
            named = false;
            return;
        }
        if (depth > 0) {
            out.append(first ? "" : ",");
            newLine();
        }
        first = false;
    }

    private void newLine() {
        out.append('\n').repeat("  ", depth);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
