package io.parallax.codec.layout;

import io.parallax.api.codec.Boxed;
import io.parallax.api.codec.Length;
import io.parallax.api.codec.Niche;
import io.parallax.api.codec.Schema;
import io.parallax.api.codec.Shared;
import io.parallax.api.codec.Wire;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Derives nodes from Java types, once for each type.
public final class TypeReader {
    private final NodeFactory factory;
    private final Composites composites;

    private TypeReader(NodeFactory factory) {
        this.factory = factory;
        this.composites = new Composites(this);
    }

    /// {@return the layout of a class}
    /// @throws IllegalArgumentException if it, or a part of it, has none
    public static Node read(Class<?> type, NodeFactory factory) {
        TypeReader reader = new TypeReader(factory);
        JavaNumber number = JavaNumber.of(type);
        if (number != null) {
            return new ScalarNode(name(type), number.usual(), number, false, 0);
        }
        return type == String.class ? factory.text(name(type)) : reader.composites.plain(type);
    }

    /// {@return the layout of a type as it is written somewhere}
    /// @throws IllegalArgumentException if it, or a part of it, has none
    public static Node read(AnnotatedType type, String label, NodeFactory factory) {
        return new TypeReader(factory).read(new Scope.Bound(type, Scope.EMPTY), label);
    }

    /// {@return the name by which a type is known}
    public static String name(Class<?> type) {
        Schema schema = type.getAnnotation(Schema.class);
        return schema != null ? schema.value() : type.getSimpleName();
    }

    Node read(Scope.Bound written, String label) {
        Scope.Bound bound = written.resolved();
        AnnotatedType type = bound.type();
        if (type.isAnnotationPresent(Shared.class)) {
            needPointerTricks(label, "@Shared");
            return new BoxNode(label, unboxed(bound, label), BoxNode.Use.SHARED);
        }
        if (type.isAnnotationPresent(Niche.class)) {
            needPointerTricks(label, "@Niche");
            return niche(bound, label);
        }
        return type.isAnnotationPresent(Boxed.class) ? boxed(bound, label) : unboxed(bound, label);
    }

    private void needPointerTricks(String label, String what) {
        if (!factory.hasPointerTricks()) {
            throw new IllegalArgumentException(label + " is " + what + ", which only rkyv has");
        }
    }

    /// A box of what has any length is that thing without a place to grow into, which looks the same; but for strings.
    private Node boxed(Scope.Bound bound, String label) {
        Class<?> type = rawClass(bound);
        boolean isSequence =
                (type == List.class || type.isArray()) && !bound.type().isAnnotationPresent(Length.class);
        if (isSequence) {
            return unboxed(bound, label);
        }
        return type == String.class
                ? factory.boxedText(label)
                : new BoxNode(label, unboxed(bound, label), BoxNode.Use.PLAIN);
    }

    private Node niche(Scope.Bound bound, String label) {
        if (rawClass(bound) == Optional.class) {
            Node inner = read(bound.argument(0), label);
            if (inner instanceof ScalarNode scalar && scalar.isNonZero()) {
                return new NicheNode(label, scalar);
            }
            if (inner instanceof BoxNode box) {
                return new BoxNode(label, box.target(), BoxNode.Use.OPTIONAL);
            }
        }
        throw new IllegalArgumentException(
                label + " is @Niche: that needs an Optional of a @NonZero number or of a @Boxed value");
    }

    private Node unboxed(Scope.Bound bound, String label) {
        Class<?> type = rawClass(bound);
        Node number = number(bound.type(), type, label);
        if (number != null) {
            return number;
        }
        if (bound.type().isAnnotationPresent(Wire.class)) {
            throw new IllegalArgumentException(label + " is @Wire, but " + type.getName() + " is no number");
        }
        if (type == String.class) {
            return factory.text(label);
        }
        if (type == Optional.class) {
            return new OptionNode(label, read(bound.argument(0), label));
        }
        if (type == List.class || type.isArray()) {
            return sequence(bound, type, label);
        }
        if (type == Map.class || type == SortedMap.class) {
            Node key = read(bound.argument(0), label + " key");
            Node value = read(bound.argument(1), label + " value");
            return factory.map(label, key, value, type == SortedMap.class);
        }
        if (type == Set.class || type == SortedSet.class) {
            return factory.set(label, read(bound.argument(0), label + " element"), type == SortedSet.class);
        }
        return type == Duration.class ? composites.duration(label) : composites.of(bound, type, label);
    }

    private static @Nullable Node number(AnnotatedType type, Class<?> raw, String label) {
        if (raw == BigInteger.class) {
            return big(type.getAnnotation(Wire.class), label);
        }
        JavaNumber java = JavaNumber.of(raw);
        return java == null ? null : Scalars.of(type, java, label);
    }

    private static Node big(@Nullable Wire wire, String label) {
        return switch (wire == null ? Wire.Type.U8 : wire.value()) {
            case U64 -> new BigNode(label, Long.BYTES, false);
            case I64 -> new BigNode(label, Long.BYTES, true);
            case U128 -> new BigNode(label, 2 * Long.BYTES, false);
            case I128 -> new BigNode(label, 2 * Long.BYTES, true);
            default ->
                throw new IllegalArgumentException(label + " is a BigInteger: it needs @Wire(U64, I64, U128 or I128)");
        };
    }

    private Node sequence(Scope.Bound bound, Class<?> type, String label) {
        boolean isArray = bound.type() instanceof AnnotatedArrayType;
        Scope.Bound element = bound.type() instanceof AnnotatedArrayType array
                ? new Scope.Bound(array.getAnnotatedGenericComponentType(), bound.scope())
                : bound.argument(0);
        Node node = read(element, label + "[]");
        Class<?> component = type.getComponentType();
        Bulk bulk = isArray && component.isPrimitive() ? Bulk.of(node) : null;
        SequenceNode sequence =
                new SequenceNode(label, node, isArray ? Elements.array(component) : Elements.LIST, bulk);
        Length length = bound.type().getAnnotation(Length.class);
        return length == null ? sequence : new ArrayNode(label, node, length.value(), sequence);
    }

    private static Class<?> rawClass(Scope.Bound bound) {
        if (bound.type() instanceof AnnotatedArrayType array) {
            return rawClass(new Scope.Bound(array.getAnnotatedGenericComponentType(), bound.scope()).resolved())
                    .arrayType();
        }
        return bound.rawClass();
    }
}
