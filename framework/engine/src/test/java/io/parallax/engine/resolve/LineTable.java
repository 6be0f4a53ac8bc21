package io.parallax.engine.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Tables of pipeline texts and what becomes of them. Entries are separated by empty lines; a line of one begins with a
/// mark that says what it is, and a blank.
final class LineTable {
    private LineTable() {}

    /// A text, and what is said of it.
    /// @param text the lines marked with `|`
    /// @param notes the other lines with their marks
    record Entry(String text, List<String> notes) {
        /// {@return the notes with a mark, without it}
        List<String> marked(char mark) {
            return notes.stream()
                    .filter(note -> note.charAt(0) == mark)
                    .map(note -> note.substring(2))
                    .toList();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// {@return the entries of a table}
    /// @param name name of its file
    static List<Entry> read(String name) {
        List<Entry> entries = new ArrayList<>();
        for (String block : content(name).strip().split("\n\n+", -1)) {
            List<String> text = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (String line : block.lines().toList()) {
                if (line.startsWith("|")) {
                    text.add(line.length() < 2 ? "" : line.substring(2));
                } else {
                    notes.add(line);
                }
            }
            entries.add(new Entry(String.join("\n", text), notes));
        }
        return entries;
    }

    private static String content(String name) {
        try (InputStream in = LineTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
