package io.parallax.engine.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists as text: `<a,b>`, `{a,b}` or without brackets; an item with other characters stands in double quotes.
final class ListText {
    private static final Set<Class<?>> ITEMS = Set.of(String.class, Integer.class, Long.class, Double.class);
    private static final int LONGEST_NUMBER = 40;

    private ListText() {}

    /// {@return whether lists can have items of a class}
    /// @param item the class
    static boolean takes(Class<?> item) {
        return ITEMS.contains(item);
    }

    /// {@return what an item is, for people}
    /// @param item its class
    static String singular(Class<?> item) {
        return item == String.class ? "a text" : item == Double.class ? "a number" : "a whole number";
    }

    /// {@return the items of a list, null if the text is none}
    /// @param text the text
    static @Nullable List<String> split(String text) {
        String inner = text.strip();
        if ((inner.startsWith("<") && inner.endsWith(">")) || (inner.startsWith("{") && inner.endsWith("}"))) {
            inner = inner.length() == 1 ? inner : inner.substring(1, inner.length() - 1);
        }
        List<String> items = new ArrayList<>();
        int place = 0;
        boolean goesOn = !inner.isBlank();
        while (goesOn) {
            StringBuilder item = new StringBuilder();
            place = read(inner, place, item);
            if (place < 0) {
                return null;
            }
            items.add(item.toString());
            goesOn = place < inner.length();
            place++;
        }
        return items;
    }

    /// Reads an item and the blanks around it.
    /// @return where the comma behind it or the end is, -1 if something else is in the way
    private static int read(String text, int start, StringBuilder item) {
        int i = skipBlanks(text, start);
        if (i < text.length() && text.charAt(i) == '"') {
            i++;
            while (i < text.length() && text.charAt(i) != '"') {
                i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
                item.append(text.charAt(i));
                i++;
            }
            if (i >= text.length()) {
                return -1;
            }
            i++;
        } else {
            while (i < text.length() && isPlain(text.charAt(i))) {
                item.append(text.charAt(i));
                i++;
            }
            if (item.isEmpty()) {
                return -1;
            }
        }
        i = skipBlanks(text, i);
        return i == text.length() || text.charAt(i) == ',' ? i : -1;
    }

    private static int skipBlanks(String text, int start) {
        int i = start;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return Character.isLetterOrDigit(c) || "_./:+-%@".indexOf(c) >= 0;
    }

    /// {@return an item in its class, null if it does not fit}
    /// @param item a text, or a value of the class
    /// @param type the class
    static @Nullable Object item(@Nullable Object item, Class<?> type) {
        if (item == null || type.isInstance(item)) {
            return item;
        }
        if (!(item instanceof String text) || text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            if (type == Double.class) {
                double number = new BigDecimal(text).doubleValue();
                return Double.isInfinite(number) ? null : (Object) number;
            }
            return type == Integer.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// {@return text that is split into the same items}
    /// @param items the items
    static String join(List<?> items) {
        return items.stream().map(item -> quote(item.toString())).collect(Collectors.joining(",", "<", ">"));
    }

    private static String quote(String item) {
        if (!item.isEmpty() && item.chars().allMatch(c -> isPlain((char) c))) {
            return item;
        }
        return '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
