package io.parallax.api.caps;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the text form: no blanks, and a type only where the word would be read as another one.
final class CapsWriter {
    /// Words that GStreamer would read as numbers.
    private static final Set<String> NUMBER_WORDS = Set.of("inf", "infinity", "nan", "NULL");

    private final StringBuilder out = new StringBuilder();

    private CapsWriter() {}

    static String write(Caps caps) {
        CapsWriter writer = new CapsWriter();
        writer.add(caps);
        return writer.out.toString();
    }

    static String write(CapsStructure structure) {
        CapsWriter writer = new CapsWriter();
        writer.add(structure);
        return writer.out.toString();
    }

    static String write(CapsValue value) {
        CapsWriter writer = new CapsWriter();
        writer.add(value);
        return writer.out.toString();
    }

    private void add(Caps caps) {
        if (caps.isAny() || caps.isEmpty()) {
            out.append(caps.isAny() ? "ANY" : "EMPTY");
            return;
        }
        String separator = "";
        for (CapsStructure structure : caps.structures()) {
            out.append(separator);
            add(structure);
            separator = ";";
        }
    }

    private void add(CapsStructure structure) {
        out.append(structure.mediaType()).append(structure.features());
        for (Map.Entry<String, CapsValue> field : structure.fields().entrySet()) {
            out.append(',').append(field.getKey()).append('=');
            add(field.getValue());
        }
    }

    private void add(CapsValue value) {
        switch (value) {
            case CapsValue.Int(int number) -> out.append(number);
            case CapsValue.Int64(long number) -> out.append("(gint64)").append(number);
            case CapsValue.Real(double number) -> out.append(number);
            case CapsValue.Bool(boolean truth) -> out.append(truth);
            case CapsValue.Text(String text) -> out.append(text(text));
            case CapsValue.Bitmask(long bits) -> out.append("(bitmask)0x").append(Long.toHexString(bits));
            case CapsValue.Flags(int flags, int mask) ->
                out.append("(flagset)")
                        .append(Integer.toHexString(flags))
                        .append(':')
                        .append(Integer.toHexString(mask));
            case Fraction fraction -> out.append(fraction);
            case CapsValue.IntRange(int min, int max, int step) -> range(min, max, step);
            case CapsValue.Int64Range(long min, long max, long step) -> {
                out.append("(gint64)");
                range(min, max, step);
            }
            case CapsValue.RealRange(double min, double max) -> range(min, max, 1);
            case CapsValue.FractionRange(Fraction min, Fraction max) -> range(min, max, 1);
            case CapsValue.OneOf(List<CapsValue> values) -> list('{', values, '}');
            case CapsValue.Array(List<CapsValue> values) -> list('<', values, '>');
            case CapsValue.Nested(CapsStructure structure) -> {
                out.append("(structure)[");
                add(structure);
                out.append(']');
            }
            case CapsValue.NestedCaps(Caps caps) -> add("(GstCaps)", caps);
        }
    }

    private void add(String cast, Caps caps) {
        boolean isWord = caps.structures().isEmpty();
        out.append(cast).append(isWord ? "" : "[");
        add(caps);
        out.append(isWord ? "" : "]");
    }

    private void range(Object min, Object max, long step) {
        out.append('[').append(min).append(',').append(max);
        if (step != 1) {
            out.append(',').append(step);
        }
        out.append(']');
    }

    private void list(char open, List<CapsValue> values, char close) {
        out.append(open);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            add(values.get(i));
        }
        out.append(close);
    }

    private static String text(String text) {
        if (!Names.isWord(text)) {
            return QuotedText.quote(text);
        }
        boolean readAsText = ScalarType.of(text) == ScalarType.TEXT && !NUMBER_WORDS.contains(text);
        return readAsText ? text : ScalarType.TEXT.cast() + QuotedText.quote(text);
    }
}
