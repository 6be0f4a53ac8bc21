package io.parallax.shell;

import java.util.ArrayList;
import java.util.List;

/// Text in columns. Columns are as wide as their widest cell; the last one is not padded.
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    /// {@return a table with a row of titles}
    static Table titled(String... titles) {
        return new Table().row(titles);
    }

    /// {@return a table without titles}
    static Table plain() {
        return new Table();
    }

    /// Adds a row.
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// {@return the rows as lines, each indented}
    /// @param indent what goes before each line
    List<String> lines(String indent) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> indent + line(row, widths)).toList();
    }

    @Override
    public String toString() {
        return String.join("\n", lines(""));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length()).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
