package io.parallax.memory.wire;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFormatException;
import io.parallax.api.caps.Fraction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps with values of a few types, as tags and events of applications have them.
///
/// ```
/// table Value { kind:ubyte; whole:long; real:double; text:string; bytes:[ubyte]; list:[Value]; }
/// table Field { name:string; value:Value; }
/// ```
final class Fields {
    private static final int BOOLEAN = 1;
    private static final int INT = 2;
    private static final int LONG = 3;
    private static final int DOUBLE = 4;
    private static final int TEXT = 5;
    private static final int BYTES = 6;
    private static final int LIST = 7;
    private static final int FRACTION = 8;
    private static final int CAPS = 9;

    private static final int KIND = 0;
    private static final int WHOLE = 1;
    private static final int REAL = 2;
    private static final int WORDS = 3;
    private static final int RAW = 4;
    private static final int PARTS = 5;

    private Fields() {}

    /// {@return the tables of a map; values of types that cannot cross are left out}
    static List<TableSpec> write(Map<String, Object> fields) {
        List<TableSpec> all = new ArrayList<>();
        fields.forEach((name, value) -> {
            TableSpec spec = spec(value);
            if (spec != null) {
                all.add(new TableSpec().put(0, name).put(1, spec));
            }
        });
        return all;
    }

    private static @Nullable TableSpec spec(Object value) {
        return switch (value) {
            case Boolean flag -> kind(BOOLEAN).put(WHOLE, flag ? 1L : 0L);
            case Integer number -> kind(INT).put(WHOLE, number.longValue());
            case Long number -> kind(LONG).put(WHOLE, number);
            case Double number -> kind(DOUBLE).put(REAL, number);
            case String text -> kind(TEXT).put(WORDS, text);
            case Enum<?> word -> kind(TEXT).put(WORDS, word.name());
            case byte[] bytes -> kind(BYTES).put(RAW, bytes);
            case Fraction fraction ->
                kind(FRACTION).put(WHOLE, (long) fraction.numerator() << 32 | fraction.denominator());
            case Caps caps -> kind(CAPS).put(WORDS, caps.toString());
            case List<?> list -> list(list);
            default -> null;
        };
    }

    private static TableSpec kind(int kind) {
        return new TableSpec().put(KIND, (byte) kind);
    }

    private static @Nullable TableSpec list(List<?> list) {
        List<TableSpec> parts = new ArrayList<>();
        for (Object part : list) {
            TableSpec spec = spec(part);
            if (spec == null) {
                return null;
            }
            parts.add(spec);
        }
        return kind(LIST).putAll(PARTS, parts);
    }

    /// {@return the map; values of kinds that are not known are left out}
    static Map<String, Object> read(List<TableReader> tables) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (TableReader table : tables) {
            String name = table.text(0);
            TableReader value = table.table(1);
            if (name == null || value == null) {
                throw table.refuse("a field without name or value");
            }
            Object read = value(value);
            if (read != null) {
                fields.put(name, read);
            }
        }
        return fields;
    }

    private static @Nullable Object value(TableReader table) {
        long whole = table.i64(WHOLE, 0);
        return switch (table.u8(KIND, 0)) {
            case BOOLEAN -> whole != 0;
            case INT -> (int) whole;
            case LONG -> whole;
            case DOUBLE -> table.f64(REAL, 0);
            case TEXT -> table.textOrEmpty(WORDS);
            case BYTES -> table.bytes(RAW);
            case FRACTION -> fraction(table, whole);
            case CAPS -> caps(table, WORDS);
            case LIST -> {
                List<Object> parts = new ArrayList<>();
                for (TableReader part : table.tables(PARTS)) {
                    Object value = value(part);
                    if (value != null) {
                        parts.add(value);
                    }
                }
                yield List.copyOf(parts);
            }
            default -> null;
        };
    }

    private static Fraction fraction(TableReader table, long both) {
        try {
            return new Fraction((int) (both >> 32), (int) both);
        } catch (IllegalArgumentException e) {
            throw table.refuse("a malformed fraction");
        }
    }

    /// {@return caps in a field}
    static Caps caps(TableReader table, int field) {
        try {
            return Caps.parse(table.textOrEmpty(field));
        } catch (CapsFormatException e) {
            throw table.refuse("malformed caps (" + e.getMessage() + ")");
        }
    }
}
