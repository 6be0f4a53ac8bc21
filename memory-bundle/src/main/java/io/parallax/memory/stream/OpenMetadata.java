package io.parallax.memory.stream;

import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import java.util.List;
import java.util.Map;

/// Puts the open metadata of a buffer back.
final class OpenMetadata {
    private OpenMetadata() {}

    static void put(Metadata metadata, Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            switch (value) {
                case Boolean flag -> metadata.put(new MetadataKey<>(name, Boolean.class), flag);
                case Integer number -> metadata.put(new MetadataKey<>(name, Integer.class), number);
                case Long number -> metadata.put(new MetadataKey<>(name, Long.class), number);
                case Double number -> metadata.put(new MetadataKey<>(name, Double.class), number);
                case String text -> metadata.put(new MetadataKey<>(name, String.class), text);
                case byte[] bytes -> metadata.put(new MetadataKey<>(name, byte[].class), bytes);
                case Fraction fraction -> metadata.put(new MetadataKey<>(name, Fraction.class), fraction);
                case Caps caps -> metadata.put(new MetadataKey<>(name, Caps.class), caps);
                case List<?> list -> metadata.put(new MetadataKey<>(name, List.class), list);
                default -> {
                    // no other types cross
                }
            }
        });
    }
}
