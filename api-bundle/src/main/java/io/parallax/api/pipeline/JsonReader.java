package io.parallax.api.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads JSON from its first to its last character, without keeping it. Whoever calls knows what comes next.
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String json;
    private int position;

    JsonReader(String json) {
        this.json = json;
    }

    /// Reads an object.
    /// @param known names that its fields may have, none to allow any
    /// @param field reads the value of a field, given its name
    void object(Set<String> known, Consumer<String> field) {
        expect('{', "an object in '{ }'");
        Set<String> seen = new HashSet<>();
        if (accept('}')) {
            return;
        }
        do {
            skipBlanks();
            int start = position;
            String name = text();
            if (!known.isEmpty() && !known.contains(name)) {
                throw fail(
                        start,
                        "unknown field '" + name + "'",
                        "it can be one of "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (!seen.add(name)) {
                throw fail(start, "the field '" + name + "' is there twice", "remove one");
            }
            expect(':', "':' and a value");
            field.accept(name);
        } while (accept(','));
        expect('}', "',' and a field, or '}'");
    }

    /// Reads an array.
    /// @param item reads an item
    void array(Runnable item) {
        expect('[', "an array in '[ ]'");
        if (accept(']')) {
            return;
        }
        do {
            item.run();
        } while (accept(','));
        expect(']', "',' and an item, or ']'");
    }

    /// {@return a text}
    String text() {
        expect('"', "a text in '\" \"'");
        StringBuilder out = new StringBuilder();
        while (position < json.length() && json.charAt(position) != '"') {
            char c = json.charAt(position++);
            if (c < ' ') {
                throw fail(position - 1, "a control character in a text", "write it as an escape, such as \\n");
            }
            out.append(c == '\\' ? escape() : c);
        }
        expect('"', "'\"' at the end of the text");
        return out.toString();
    }

    private char escape() {
        char c = position < json.length() ? json.charAt(position++) : ' ';
        int index = "\"\\/bfnrt".indexOf(c);
        if (index >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(index);
        }
        if (c == 'u' && position + 4 <= json.length()) {
            String digits = json.substring(position, position + 4);
            if (digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 0x80)) {
                position += 4;
                return (char) Integer.parseInt(digits, 16);
            }
        }
        throw fail(
                Math.min(position, json.length()) - 1,
                "no such escape",
                "there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }

    /// {@return a text, or the text of a number or truth value}
    String scalar() {
        skipBlanks();
        for (String word : List.of("true", "false")) {
            if (json.startsWith(word, position)) {
                position += word.length();
                return word;
            }
        }
        Matcher number = NUMBER.matcher(json).region(position, json.length());
        if (number.lookingAt()) {
            position = number.end();
            return number.group();
        }
        return text();
    }

    /// Checks that an object that was just read has its fields.
    void require(Set<String> seen, String... names) {
        for (String name : names) {
            if (!seen.contains(name)) {
                throw fail(position - 1, "the field '" + name + "' is missing", "add it to the object that ends here");
            }
        }
    }

    /// Checks that nothing follows.
    void end() {
        skipBlanks();
        if (position < json.length()) {
            throw fail(position, "expected the end of the text", null);
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean isNext = position < json.length() && json.charAt(position) == c;
        position += isNext ? 1 : 0;
        return isNext;
    }

    private void expect(char c, String what) {
        if (!accept(c)) {
            throw fail(position, "expected " + what, null);
        }
    }

    private void skipBlanks() {
        while (position < json.length() && " \t\r\n".indexOf(json.charAt(position)) >= 0) {
            position++;
        }
    }

    private MalformedPipelineException fail(int at, String message, @Nullable String hint) {
        String before = json.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = at - (before.lastIndexOf('\n') + 1) + 1;
        return new MalformedPipelineException(json, List.of(new Problem(line, column, message, hint)));
    }
}
