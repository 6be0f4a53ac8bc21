package io.parallax.engine.registry;

import io.parallax.api.element.PropertyInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads words of a fixed set: one for an enum, any for flags.
final class WordReader {
    private final PropertyInfo info;
    private final Class<?> type;
    private final BiFunction<Object, @Nullable String, PropertyValueException> refusal;

    /// @param info the property
    /// @param type the enum
    /// @param refusal makes the exception for a value and a hint
    WordReader(PropertyInfo info, Class<?> type, BiFunction<Object, @Nullable String, PropertyValueException> refusal) {
        this.info = info;
        this.type = type;
        this.refusal = refusal;
    }

    /// {@return the constant of a word or number}
    /// @param value a constant, its word in any case, or its number
    Object one(Object value) {
        if (type.isInstance(value)) {
            return value;
        }
        String word = word(value.toString());
        int index = info.range().choices().indexOf(word);
        if (index < 0 && (value instanceof CharSequence || value instanceof Integer) && word.matches("\\d{1,4}")) {
            index = Integer.parseInt(word);
        }
        Object[] constants = type.getEnumConstants();
        if (constants == null || index < 0 || index >= constants.length) {
            throw refusal.apply(value, nearest(word));
        }
        return constants[index];
    }

    /// {@return the set of the constants of words}
    /// @param value a set of constants, words with `+` between, or a number with a bit for each
    Object any(Object value) {
        if (value instanceof Set<?> set && set.stream().allMatch(type::isInstance)) {
            return Set.copyOf(set);
        }
        if (!(value instanceof CharSequence) && !(value instanceof Integer)) {
            throw refusal.apply(value, null);
        }
        String text = value.toString();
        if (text.matches("\\d{1,9}")) {
            return bits(value, Integer.parseInt(text));
        }
        return text.matches("0[xX][0-9a-fA-F]{1,7}") ? bits(value, Integer.decode(text)) : words(text);
    }

    private Object bits(Object value, int bits) {
        List<String> choices = info.range().choices();
        if (choices.size() < 31 && bits >>> choices.size() != 0) {
            throw refusal.apply(value, null);
        }
        Set<Object> set = new HashSet<>();
        for (int i = 0; i < choices.size() && i < 31; i++) {
            if ((bits >> i & 1) != 0) {
                set.add(one(i));
            }
        }
        return Set.copyOf(set);
    }

    private Object words(String text) {
        Set<Object> set = new HashSet<>();
        for (String each : text.split("\\+", -1)) {
            String word = word(each.strip());
            int index = info.range().choices().indexOf(word);
            if (index < 0) {
                throw refusal.apply(text, nearest(word));
            }
            set.add(one(index));
        }
        return Set.copyOf(set);
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private @Nullable String nearest(String word) {
        return NearestName.of(word, info.range().choices())
                .map(choice -> "did you mean '" + choice + "'?")
                .orElse(null);
    }
}
