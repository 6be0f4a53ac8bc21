package io.parallax.engine.parse;

import java.util.Arrays;

/// Turns positions in a text into lines and columns.
final class Places {
    private final int[] lineStarts;

    Places(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
                starts[lines++] = i + 1;
            }
        }
        lineStarts = Arrays.copyOf(starts, lines);
    }

    /// {@return the place of a position}
    /// @param position characters before it
    Place at(int position) {
        int found = Arrays.binarySearch(lineStarts, position);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, position - lineStarts[line] + 1);
    }
}
