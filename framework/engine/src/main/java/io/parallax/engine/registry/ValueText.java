package io.parallax.engine.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes values as text that is read back as the same value.
final class ValueText {
    private ValueText() {}

    static String of(Object value) {
        return switch (value) {
            case Enum<?> constant -> Words.ofConstant(constant);
            case Set<?> flags -> flags(flags);
            case List<?> items -> ListText.join(items);
            default -> value.toString();
        };
    }

    private static String flags(Set<?> flags) {
        return flags.isEmpty()
                ? "0"
                : flags.stream()
                        .map(flag -> (Enum<?>) flag)
                        .sorted()
                        .map(Words::ofConstant)
                        .collect(Collectors.joining("+"));
    }
}
