package io.parallax.sdk.reference;

/// A table in Markdown.
final class MarkdownTable {
    private final StringBuilder out = new StringBuilder();

    MarkdownTable(String... titles) {
        row(titles);
        out.append("|").repeat("---|", titles.length).append('\n');
    }

    void row(String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
        }
        out.append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
