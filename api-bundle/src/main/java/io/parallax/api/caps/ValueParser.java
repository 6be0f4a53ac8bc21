package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Array;
import io.parallax.api.caps.CapsValue.Nested;
import io.parallax.api.caps.CapsValue.NestedCaps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the value of a field.
final class ValueParser {
    private static final int MAX_VALUES = 4096;

    private final CapsCursor cursor;
    private final CapsParser parser;

    ValueParser(CapsCursor cursor, CapsParser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    CapsValue value() {
        return value(null);
    }

    /// Reads a value.
    /// @param outer type that applies if the value names none
    private CapsValue value(@Nullable ScalarType outer) {
        ScalarType type = cursor.accept('(') ? cast() : outer;
        cursor.skipBlanks();
        int start = cursor.place();
        if (cursor.accept('{')) {
            List<CapsValue> values = values(type, '}');
            if (values.isEmpty()) {
                throw cursor.failAt(start, "a list with at least one value");
            }
            return CapsValue.oneOf(values);
        }
        if (cursor.accept('<')) {
            return new Array(values(type, '>'));
        }
        if (cursor.accept('[')) {
            return isNestedAhead(type) ? nested(type) : range(type, start);
        }
        return scalar(type);
    }

    private ScalarType cast() {
        cursor.skipBlanks();
        int start = cursor.place();
        ScalarType type = ScalarType.named(cursor.word("a type"));
        if (type == null) {
            throw cursor.failAt(start, "one of the types " + ScalarType.allNames());
        }
        cursor.expect(')', "')' after the type");
        return type;
    }

    private List<CapsValue> values(@Nullable ScalarType type, char close) {
        parser.enter();
        List<CapsValue> values = new ArrayList<>();
        if (!cursor.accept(close)) {
            do {
                if (values.size() == MAX_VALUES) {
                    throw cursor.fail("no more than " + MAX_VALUES + " values");
                }
                values.add(value(type));
            } while (cursor.accept(','));
            cursor.expect(close, "',' or '" + close + "' after a value");
        }
        parser.leave();
        return values;
    }

    /// {@return whether a structure or caps follow the bracket, and not a range}
    private boolean isNestedAhead(@Nullable ScalarType type) {
        if (type != null) {
            return type == ScalarType.STRUCTURE || type == ScalarType.CAPS;
        }
        cursor.skipBlanks();
        String word = cursor.peekWord();
        return !word.isEmpty() && Names.isLetter(word.charAt(0)) && ScalarType.of(word) == ScalarType.TEXT;
    }

    private CapsValue nested(@Nullable ScalarType type) {
        parser.enter();
        int start = cursor.place();
        Caps caps = parser.caps();
        cursor.expect(']', "',' and a field, ';' or ']'");
        parser.leave();
        return nested(caps, type, start);
    }

    private CapsValue nested(Caps caps, @Nullable ScalarType type, int start) {
        boolean isStructure = caps.structures().size() == 1;
        if (type == ScalarType.CAPS || (type == null && !isPlain(caps))) {
            return new NestedCaps(caps);
        }
        if (!isStructure) {
            throw cursor.failAt(start, "one structure");
        }
        return new Nested(caps.structures().getFirst());
    }

    private static boolean isPlain(Caps caps) {
        return caps.structures().size() == 1
                && caps.structures().getFirst().features().equals(CapsFeatures.SYSTEM);
    }

    private CapsValue range(@Nullable ScalarType type, int start) {
        CapsValue min = bound(type);
        cursor.expect(',', "',' and the greatest value of the range");
        CapsValue max = bound(type);
        CapsValue step = cursor.accept(',') ? bound(type) : null;
        cursor.expect(']', step == null ? "',' and a step, or ']'" : "']' after the step");
        if (min.getClass() != max.getClass()) {
            throw cursor.failAt(start, "a range whose bounds have the same type");
        }
        CapsValue range = step == null ? Ranges.between(min, max) : Ranges.between(min, max, step);
        if (range == null) {
            throw cursor.failAt(start, "a range of numbers with min <= max and, for whole numbers, a positive step");
        }
        return range;
    }

    private CapsValue bound(@Nullable ScalarType outer) {
        ScalarType type = cursor.accept('(') ? cast() : outer;
        cursor.skipBlanks();
        return scalar(type);
    }

    private CapsValue scalar(@Nullable ScalarType type) {
        int start = cursor.place();
        boolean quoted = cursor.isAt('"');
        String word = quoted ? cursor.quoted() : cursor.word("a value; texts with other characters need quotes");
        if (type == ScalarType.STRUCTURE || type == ScalarType.CAPS) {
            return nested(inner(word, start), type, start);
        }
        ScalarType actual = type != null ? type : quoted ? ScalarType.TEXT : ScalarType.of(word);
        CapsValue value = actual.read(word);
        if (value == null) {
            String hint = type == null ? ", or a type like (string) before it" : "";
            throw cursor.failAt(start, actual.description() + hint);
        }
        return value;
    }

    /// Reads caps that stand in quotes; an error is shown where the quotes begin.
    private Caps inner(String text, int start) {
        parser.enter();
        try {
            return parser.inner(text);
        } catch (CapsFormatException e) {
            throw cursor.failAt(start, e.expected() + " in the caps in quotes");
        } finally {
            parser.leave();
        }
    }
}
