package io.parallax.engine.parse;

import io.parallax.engine.parse.Value.Form;
import java.util.Arrays;

/// Reads what was written from its first to its last character. Used once.
final class ValueScan {
    private final Value value;
    private final Value.Binder binder;
    private final String raw;
    private final StringBuilder text = new StringBuilder();
    private final Places places;
    private int[] origins = new int[16];
    private int position;
    private boolean isInQuotes;

    ValueScan(Value value, Value.Binder binder) {
        this.value = value;
        this.binder = binder;
        this.raw = value.raw();
        this.places = new Places(raw);
    }

    Reading read() {
        boolean isQuoted = value.form() == Form.QUOTED;
        int end = raw.length() - (isQuoted ? 1 : 0);
        position = isQuoted ? 1 : 0;
        while (position < end) {
            if (raw.startsWith("${", position)) {
                parameter(end);
            } else if (value.form() == Form.VERBATIM) {
                verbatim();
            } else {
                position += raw.charAt(position) == '\\' && position + 1 < end ? 1 : 0;
                take(position, raw.charAt(position));
                position++;
            }
        }
        mark(end);
        return new Reading(value, text.toString(), origins);
    }

    private void parameter(int end) {
        int start = position;
        int close = raw.indexOf('}', start);
        int nameEnd = close < 0 || close >= end ? end : close;
        String bound = binder.bind(raw.substring(start + 2, nameEnd), Reading.place(value, places.at(start)));
        for (int i = 0; i < bound.length(); i++) {
            take(start, bound.charAt(i));
        }
        position = Math.min(nameEnd + 1, end);
    }

    /// Leaves comments and broken lines out; what follows a backslash is plain for caps as well.
    private void verbatim() {
        char c = raw.charAt(position);
        if (c == '\\' && position + 1 < raw.length()) {
            boolean isBreak = Lexer.isLineBreak(raw.charAt(position + 1));
            take(position, isBreak ? ' ' : c);
            take(position + 1, isBreak ? ' ' : raw.charAt(position + 1));
            position += 2;
        } else if (c == '#' && !isInQuotes && position > 0 && Character.isWhitespace(raw.charAt(position - 1))) {
            while (position < raw.length() && !Lexer.isLineBreak(raw.charAt(position))) {
                position++;
            }
        } else {
            isInQuotes ^= c == '"';
            take(position, Lexer.isLineBreak(c) && !isInQuotes ? ' ' : c);
            position++;
        }
    }

    private void take(int origin, char c) {
        mark(origin);
        text.append(c);
    }

    private void mark(int origin) {
        if (text.length() == origins.length) {
            origins = Arrays.copyOf(origins, 2 * origins.length);
        }
        origins[text.length()] = origin;
    }
}
