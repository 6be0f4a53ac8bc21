package io.parallax.engine.registry;

import java.util.Locale;

/// How names in code become words in pipeline text.
final class Words {
    private Words() {}

    /// {@return a field's name in lower case with dashes: `maxURLSize` is `max-url-size`}
    /// @param name the name in camel case
    static String ofField(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && startsWord(name, i)) {
                out.append('-');
            }
            out.append(c == '_' ? '-' : Character.toLowerCase(c));
        }
        return out.toString();
    }

    private static boolean startsWord(String name, int i) {
        char before = name.charAt(i - 1);
        boolean endsCapitals = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return before != '_' && (!Character.isUpperCase(before) || endsCapitals);
    }

    /// {@return the word of an enum constant: `DROP_OLDEST` is `drop-oldest`}
    /// @param constant the constant
    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
