package io.parallax.engine.parse;

import java.util.Arrays;

/// A value as it is meant, which remembers where each character stands.
public final class Reading {
    private final Value value;
    private final String text;
    private final int[] origins;

    /// @param origins for each character of the text, and for its end, the position in what was written
    Reading(Value value, String text, int[] origins) {
        this.value = value;
        this.text = text;
        this.origins = Arrays.copyOf(origins, text.length() + 1);
    }

    /// {@return what is meant}
    public String text() {
        return text;
    }

    /// {@return where the value stands}
    public Place place() {
        return value.place();
    }

    /// {@return where a character of the text stands}
    /// @param index its index, up to the length of the text; less than 0 for the whole value
    public Place at(int index) {
        return index < 0 ? place() : place(value, new Places(value.raw()).at(origins[Math.min(index, text.length())]));
    }

    /// {@return the place in the text of a place in what was written}
    static Place place(Value value, Place within) {
        Place start = value.place();
        return within.line() == 1
                ? new Place(start.line(), start.column() + within.column() - 1)
                : new Place(start.line() + within.line() - 1, within.column());
    }
}
