package io.parallax.codec.layout;

import io.parallax.api.codec.Below;
import io.parallax.api.codec.NonZero;
import io.parallax.api.codec.Wire;
import java.lang.reflect.AnnotatedType;

/// Numbers and their annotations.
final class Scalars {
    private Scalars() {}

    static ScalarNode of(AnnotatedType type, JavaNumber java, String label) {
        Wire wire = type.getAnnotation(Wire.class);
        Below below = type.getAnnotation(Below.class);
        return new ScalarNode(
                label,
                wire == null ? java.usual() : kind(wire.value(), label),
                java,
                type.isAnnotationPresent(NonZero.class),
                below == null ? 0 : below.value());
    }

    private static Kind kind(Wire.Type type, String label) {
        if (type == Wire.Type.U128 || type == Wire.Type.I128) {
            throw new IllegalArgumentException(label + " is carried as " + type + ": make it a BigInteger");
        }
        return Kind.of(type);
    }
}
