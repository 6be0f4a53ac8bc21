package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Bitmask;
import io.parallax.api.caps.CapsValue.Bool;
import io.parallax.api.caps.CapsValue.Flags;
import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.Int64;
import io.parallax.api.caps.CapsValue.Real;
import io.parallax.api.caps.CapsValue.Text;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Types that can stand in parentheses before a value, and how each reads a word.
enum ScalarType {
    INT("an int of 32 bits", "int i gint"),
    INT64("an int of 64 bits", "gint64 int64"),
    REAL("a finite double", "double d gdouble"),
    BOOL("true or false", "boolean bool b gboolean"),
    TEXT("a text", "string str s gchararray"),
    FRACTION("a fraction like 30/1", "fraction GstFraction"),
    BITMASK("a bitmask like 0x3", "bitmask GstBitmask"),
    FLAGS("a flag set like 1:ff", "flagset GstFlagSet"),
    STRUCTURE("a structure", "structure GstStructure"),
    CAPS("caps", "GstCaps caps");

    private static final Map<String, ScalarType> BY_NAME = new HashMap<>();

    static {
        for (ScalarType type : values()) {
            for (String name : type.names.split(" ", -1)) {
                BY_NAME.put(name, type);
            }
        }
    }

    private static final Pattern WHOLE = Pattern.compile("[+-]?(0[xX][0-9a-fA-F]++|[0-9]++)");
    private static final Pattern POINT = Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][+-]?[0-9]++)?");
    private static final Pattern RATIO = Pattern.compile("([+-]?[0-9]++)/([+-]?[0-9]++)");
    private static final Pattern WORD64 = Pattern.compile("(0[xX])?([0-9a-fA-F]{1,16})");
    private static final Pattern FLAG_SET = Pattern.compile("([0-9a-fA-F]{1,8}):([0-9a-fA-F]{1,8})(:[+/].*+)?");
    private static final List<String> TRUE = List.of("true", "yes", "t");
    private static final List<String> FALSE = List.of("false", "no", "f");

    private final String description;
    private final String names;

    /// @param description what a value of this type looks like
    /// @param names all names of the type, separated by blanks, first the one that is written
    ScalarType(String description, String names) {
        this.description = description;
        this.names = names;
    }

    /// {@return what a value of this type looks like, as a noun phrase}
    String description() {
        return description;
    }

    /// {@return the type with its parentheses, as it is written}
    String cast() {
        return "(" + writtenName() + ")";
    }

    private String writtenName() {
        int end = names.indexOf(' ');
        return end < 0 ? names : names.substring(0, end);
    }

    static @Nullable ScalarType named(String name) {
        return BY_NAME.get(name);
    }

    static String allNames() {
        return Arrays.stream(values()).map(ScalarType::writtenName).collect(Collectors.joining(", "));
    }

    /// {@return the type that a word without one has, for example INT for `5`}
    static ScalarType of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (WHOLE.matcher(word).matches() || named(lower, 0, 0) != null) {
            return INT;
        }
        if (POINT.matcher(word).matches()) {
            return REAL;
        }
        if (RATIO.matcher(word).matches()) {
            return FRACTION;
        }
        if (FLAG_SET.matcher(word).matches()) {
            return FLAGS;
        }
        return TRUE.contains(lower) || FALSE.contains(lower) ? BOOL : TEXT;
    }

    /// {@return the value that a word has in this type, or null if it has none}
    @Nullable CapsValue read(String word) {
        return switch (this) {
            case INT -> {
                Long value = whole(word, Integer.MIN_VALUE, Integer.MAX_VALUE);
                yield value == null ? null : new Int(value.intValue());
            }
            case INT64 -> {
                Long value = whole(word, Long.MIN_VALUE, Long.MAX_VALUE);
                yield value == null ? null : new Int64(value);
            }
            case REAL -> real(word);
            case BOOL -> bool(word);
            case TEXT -> QuotedText.isWellFormed(word) ? new Text(word) : null;
            case FRACTION -> fraction(word);
            case BITMASK -> {
                Matcher match = WORD64.matcher(word);
                yield match.matches() ? new Bitmask(Long.parseUnsignedLong(match.group(2), 16)) : null;
            }
            case FLAGS -> flags(word);
            case STRUCTURE, CAPS -> null;
        };
    }

    private static @Nullable Long whole(String word, long min, long max) {
        Long named = named(word.toLowerCase(Locale.ROOT), min, max);
        if (named != null || !WHOLE.matcher(word).matches()) {
            return named;
        }
        try {
            long value = Long.decode(word);
            return value < min || value > max ? null : value;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Long named(String lower, long min, long max) {
        return switch (lower) {
            case "min" -> min;
            case "max" -> max;
            case "little_endian", "byte_order" -> 1234L;
            case "big_endian" -> 4321L;
            default -> null;
        };
    }

    private static @Nullable CapsValue real(String word) {
        if (word.equalsIgnoreCase("min")) {
            return new Real(-Double.MAX_VALUE);
        }
        if (word.equalsIgnoreCase("max")) {
            return new Real(Double.MAX_VALUE);
        }
        double value = POINT.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN;
        return Double.isFinite(value) ? new Real(value) : null;
    }

    private static @Nullable CapsValue bool(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower) || lower.equals("1")) {
            return new Bool(true);
        }
        return FALSE.contains(lower) || lower.equals("0") ? new Bool(false) : null;
    }

    private static @Nullable CapsValue fraction(String word) {
        if (word.equalsIgnoreCase("min")) {
            return Fraction.MIN;
        }
        if (word.equalsIgnoreCase("max")) {
            return Fraction.MAX;
        }
        Matcher ratio = RATIO.matcher(word);
        return ratio.matches() ? fraction(ratio.group(1), ratio.group(2)) : fraction(word, "1");
    }

    private static @Nullable CapsValue fraction(String numerator, String denominator) {
        try {
            return new Fraction(Integer.parseInt(numerator), Integer.parseInt(denominator));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable CapsValue flags(String word) {
        Matcher match = FLAG_SET.matcher(word);
        return match.matches()
                ? new Flags(Integer.parseUnsignedInt(match.group(1), 16), Integer.parseUnsignedInt(match.group(2), 16))
                : null;
    }
}
