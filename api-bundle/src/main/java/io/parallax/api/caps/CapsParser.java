package io.parallax.api.caps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads caps by recursive descent in one pass; see [Caps#parse(String)] for the language.
final class CapsParser {
    private static final int MAX_DEPTH = 32;

    private final CapsCursor cursor;
    private final ValueParser values;
    private int depth;
    /// Characters that were looked at in texts within this one.
    private long innerSteps;

    /// @param text the text
    /// @param depth how deep the text is nested in others
    CapsParser(String text, int depth) {
        this.cursor = new CapsCursor(text);
        this.values = new ValueParser(cursor, this);
        this.depth = depth;
    }

    /// {@return how many characters are looked at to read a text, each as often as it is}
    /// @param text the text, well formed or not
    static long steps(String text) {
        CapsParser parser = new CapsParser(text, 0);
        try {
            parser.parseAll();
        } catch (CapsFormatException _) {
            // up to there it took as many
        }
        return parser.steps();
    }

    private long steps() {
        return cursor.steps() + innerSteps;
    }

    Caps parseAll() {
        Caps caps = caps();
        if (!cursor.isAtEnd()) {
            throw cursor.fail(caps.structures().isEmpty() ? "the end" : "',' and a field, ';' or the end");
        }
        return caps;
    }

    /// Reads what stands at the cursor, with the blanks around it.
    Caps caps() {
        cursor.skipBlanks();
        String word = cursor.peekWord();
        if (Names.isReserved(word)) {
            cursor.word("caps");
            cursor.skipBlanks();
            return word.equals("ANY") ? Caps.ANY : Caps.EMPTY;
        }
        List<CapsStructure> structures = new ArrayList<>();
        do {
            structures.add(structure());
        } while (cursor.accept(';') && !isAtClose());
        cursor.skipBlanks();
        return Caps.of(structures);
    }

    private boolean isAtClose() {
        cursor.skipBlanks();
        return cursor.isAtEnd() || cursor.isAt(']');
    }

    private CapsStructure structure() {
        cursor.skipBlanks();
        int start = cursor.place();
        String mediaType = cursor.word("a media type like video/x-raw");
        if (!Names.isMediaType(mediaType)) {
            throw cursor.failAt(start, "a media type, which begins with a letter and is none of ANY, EMPTY, NONE");
        }
        CapsFeatures features = cursor.accept('(') ? features() : CapsFeatures.SYSTEM;
        Map<String, CapsValue> fields = new LinkedHashMap<>();
        while (cursor.accept(',')) {
            field(fields);
        }
        return new CapsStructure(mediaType, features, fields);
    }

    private CapsFeatures features() {
        List<String> names = new ArrayList<>();
        do {
            cursor.skipBlanks();
            int start = cursor.place();
            String name = cursor.word("a feature like memory:Shared, or ANY");
            if (name.equals("ANY") && names.isEmpty()) {
                cursor.expect(')', "')' after ANY");
                return CapsFeatures.ANY;
            }
            if (!CapsFeatures.isValidName(name)) {
                throw cursor.failAt(start, "a feature like memory:Shared");
            }
            names.add(name);
        } while (cursor.accept(','));
        cursor.expect(')', "',' or ')' after a feature");
        return new CapsFeatures(false, names);
    }

    private void field(Map<String, CapsValue> fields) {
        cursor.skipBlanks();
        int start = cursor.place();
        String name = cursor.word("a field name");
        cursor.expect('=', "'=' and the value of field '" + name + "'");
        if (fields.put(name, values.value()) != null) {
            throw cursor.failAt(start, "another field, since '" + name + "' is there already");
        }
    }

    /// Reads caps that stand in quotes.
    Caps inner(String text) {
        CapsParser inner = new CapsParser(text, depth);
        try {
            return inner.parseAll();
        } finally {
            innerSteps += inner.steps();
        }
    }

    /// Goes one level deeper.
    void enter() {
        if (depth == MAX_DEPTH) {
            throw cursor.fail("no more than " + MAX_DEPTH + " levels of nesting");
        }
        depth++;
    }

    void leave() {
        depth--;
    }
}
