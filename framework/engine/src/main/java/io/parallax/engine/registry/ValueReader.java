package io.parallax.engine.registry;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFormatException;
import io.parallax.api.caps.Fraction;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads values for one property, and says what it expected when one does not fit.
final class ValueReader {
    private static final List<String> YES = List.of("true", "yes", "1");
    private static final List<String> NO = List.of("false", "no", "0");

    private final PropertyInfo info;
    private final Class<?> type;
    private final Collection<String> siblings;

    /// @param info the property
    /// @param type type of its field, of its items if that is a set or list
    /// @param siblings names of all properties of the element, to recognise one that is glued to a value
    ValueReader(PropertyInfo info, Class<?> type, Collection<String> siblings) {
        this.info = info;
        this.type = type;
        this.siblings = siblings;
    }

    /// {@return the value in the type of the field}
    /// @param value a value of the type, or text
    /// @throws PropertyValueException if it does not fit
    Object read(Object value) {
        return switch (info.type()) {
            case BOOLEAN -> readBoolean(value);
            case STRING -> readString(value);
            case ENUM -> new WordReader(info, type, this::refuse).one(value);
            case FLAGS -> new WordReader(info, type, this::refuse).any(value);
            case CAPS -> readCaps(value);
            case FRACTION -> readFraction(value);
            case LIST -> readList(value);
            case INT, LONG, DOUBLE -> new NumberReader(info, this::refuse).read(value);
        };
    }

    private Object readBoolean(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        String word = value.toString().toLowerCase(Locale.ROOT);
        if (value instanceof CharSequence && YES.contains(word)) {
            return true;
        }
        if (value instanceof CharSequence && NO.contains(word)) {
            return false;
        }
        throw refuse(value, null);
    }

    private Object readString(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw refuse(value, null);
    }

    private Object readCaps(Object value) {
        if (value instanceof Caps) {
            return value;
        }
        if (!(value instanceof CharSequence text)) {
            throw refuse(value, null);
        }
        try {
            return Caps.parse(text.toString());
        } catch (CapsFormatException e) {
            throw new PropertyValueException(info.name() + ": expected " + e.expected(), null, e.place());
        }
    }

    private Object readFraction(Object value) {
        Fraction fraction = FractionText.read(value);
        if (fraction == null
                || fraction.doubleValue() < info.range().min()
                || fraction.doubleValue() > info.range().max()) {
            throw refuse(value, null);
        }
        return fraction;
    }

    private Object readList(Object value) {
        List<?> items = value instanceof CharSequence text ? ListText.split(text.toString()) : asList(value);
        List<Object> read = new ArrayList<>();
        for (Object item : items == null ? List.of() : items) {
            Object converted = ListText.item(item, type);
            if (converted == null) {
                throw refuse(value, "'" + item + "' is not " + ListText.singular(type));
            }
            read.add(converted);
        }
        if (items == null) {
            throw refuse(value, "an item with other characters needs double quotes");
        }
        return List.copyOf(read);
    }

    private List<?> asList(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw refuse(value, null);
    }

    private PropertyValueException refuse(Object value, @Nullable String hint) {
        String found = value instanceof CharSequence || value instanceof Number
                ? "'" + value + "'"
                : "a " + value.getClass().getSimpleName();
        String glued = value instanceof CharSequence text ? gluedProperty(text.toString()) : null;
        return new PropertyValueException(
                info.name() + ": expected " + expectation() + ", found " + found, glued == null ? hint : glued);
    }

    /// Recognises `500rate=30`: another property without a blank before it.
    private @Nullable String gluedProperty(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            return null;
        }
        String before = text.substring(0, equals);
        Optional<String> known = siblings.stream()
                .filter(name -> before.endsWith(name) && before.length() > name.length())
                .max((a, b) -> Integer.compare(a.length(), b.length()));
        String name = known.orElseGet(() -> before.replaceFirst("^[^A-Za-z]+", ""));
        return name.isEmpty() || name.length() == before.length()
                ? null
                : "a blank may be missing before '" + name + "'";
    }

    private String expectation() {
        return switch (info.type()) {
            case BOOLEAN -> "true or false";
            case STRING -> "text";
            case ENUM -> "one of " + String.join(", ", info.range().choices());
            case FLAGS -> "some of " + String.join(", ", info.range().choices()) + " with '+' between";
            case CAPS -> "caps, such as video/x-raw,format=RGB";
            case FRACTION -> "a fraction" + bounds() + ", such as 30/1";
            case LIST -> ListText.singular(type) + ", or several as in <a,b>";
            case INT, LONG, DOUBLE -> kind() + bounds() + UnitScale.example(info.unit());
        };
    }

    private String kind() {
        return switch (info.unit()) {
            case NONE -> info.type() == PropertyType.DOUBLE ? "a number" : "a whole number";
            case BYTES -> "a size in bytes";
            case NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS -> "a time";
            case PER_SECOND -> (info.type() == PropertyType.DOUBLE ? "a number" : "a whole number") + " a second";
        };
    }

    private String bounds() {
        double min = info.range().min();
        double max = info.range().max();
        String unit = switch (info.unit()) {
            case NONE, BYTES, PER_SECOND -> "";
            case NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS ->
                " " + info.unit().symbol();
        };
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return "";
        } else if (Double.isInfinite(max)) {
            return " of at least " + plain(min) + unit;
        } else if (Double.isInfinite(min)) {
            return " of at most " + plain(max) + unit;
        }
        return " from " + plain(min) + " to " + plain(max) + unit;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
