package io.parallax.codec.layout;

import io.parallax.api.codec.Below;
import io.parallax.api.codec.Schema;
import io.parallax.api.codec.Tag;
import io.parallax.api.codec.Wire;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records, sealed interfaces and enums. Each class that is not generic has one node, so that a type may refer to
/// itself through a box or a list.
final class Composites {
    private static final int TAG_SIZE = 1;
    private static final int MOST_NESTED_GENERICS = 64;

    private final TypeReader reader;
    private final Map<Class<?>, Node> known = new HashMap<>();
    private int nestedGenerics;

    Composites(TypeReader reader) {
        this.reader = reader;
    }

    /// How a `Duration` of Rust looks; as much of it as Java's can hold.
    @Schema("Duration")
    record Span(
            @Wire(Wire.Type.U64) @Below(Long.MAX_VALUE) long secs,
            @Wire(Wire.Type.U32) @Below(1_000_000_000) int nanos) {}

    /// {@return a class that is not generic}
    Node plain(Class<?> type) {
        if (type.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(type.getName() + " is generic: use it as a component of a record");
        }
        return make(type, TypeReader.name(type), Scope.EMPTY, null);
    }

    Node duration(String label) {
        return new MappedNode(label, plain(Span.class), Composites::toSpan, Composites::toDuration);
    }

    private static Object toSpan(Object value) {
        Duration duration = (Duration) value;
        if (duration.isNegative()) {
            throw new IllegalArgumentException(duration + " is negative, which no Duration of Rust is");
        }
        return new Span(duration.getSeconds(), duration.getNano());
    }

    private static Object toDuration(Object value) {
        Span span = (Span) value;
        return Duration.ofSeconds(span.secs, span.nanos);
    }

    Node of(Scope.Bound bound, Class<?> type, String label) {
        if (type.getTypeParameters().length == 0) {
            return plain(type);
        }
        if (++nestedGenerics > MOST_NESTED_GENERICS) {
            throw new IllegalArgumentException(label + " is a generic type that contains itself");
        }
        Node node = make(type, type.getSimpleName(), bound.inside(), bound);
        nestedGenerics--;
        return node;
    }

    private Node make(Class<?> type, String name, Scope scope, Scope.@Nullable Bound generic) {
        Node before = generic == null ? known.get(type) : null;
        if (before != null) {
            return before;
        }
        if (type.isEnum()) {
            return new EnumNode(name, name, type.getEnumConstants(), tags(type));
        }
        if (type.isRecord()) {
            StructNode struct = new StructNode(name, name, type, 0);
            remember(type, struct, generic);
            finish(struct, scope);
            return struct;
        }
        if (type.isSealed() && type.isInterface()) {
            SumNode sum = new SumNode(name, name);
            remember(type, sum, generic);
            finish(sum, type, generic);
            return sum;
        }
        throw new IllegalArgumentException(type.getName()
                + " has no layout: it is no record, sealed interface, enum, number, String, Optional, List or array");
    }

    private void remember(Class<?> type, Node node, Scope.@Nullable Bound generic) {
        if (generic == null) {
            known.put(type, node);
        }
    }

    private void finish(StructNode struct, Scope scope) {
        List<Node> nodes = new ArrayList<>();
        for (RecordComponent component : struct.shape().components()) {
            Scope.Bound bound = new Scope.Bound(component.getAnnotatedType(), scope);
            nodes.add(reader.read(bound, struct.name() + "." + component.getName()));
        }
        struct.finish(nodes);
    }

    private void finish(SumNode sum, Class<?> type, Scope.@Nullable Bound generic) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        int[] tags = tags(permitted, sum.label());
        List<SumNode.Variant> variants = new ArrayList<>();
        for (int i = 0; i < permitted.length; i++) {
            Class<?> variant = permitted[i];
            if (!variant.isRecord()) {
                throw new IllegalArgumentException(
                        variant.getName() + " is a variant of " + type.getName() + " and must be a record");
            }
            StructNode struct = new StructNode(
                    sum.label() + "." + variant.getSimpleName(), TypeReader.name(variant), variant, TAG_SIZE);
            finish(struct, generic == null ? Scope.EMPTY : generic.inside(variant));
            variants.add(new SumNode.Variant(tags[i], variant, struct));
        }
        sum.finish(variants);
    }

    private static int[] tags(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        AnnotatedElement[] elements = new AnnotatedElement[constants.length];
        for (int i = 0; i < constants.length; i++) {
            try {
                elements[i] = type.getField(((Enum<?>) constants[i]).name());
            } catch (NoSuchFieldException e) {
                throw new IllegalArgumentException(type.getName() + " has no field " + constants[i], e);
            }
        }
        return tags(elements, type.getSimpleName());
    }

    private static int[] tags(AnnotatedElement[] elements, String label) {
        int[] tags = new int[elements.length];
        boolean[] used = new boolean[SumNode.MOST_VARIANTS];
        int next = 0;
        for (int i = 0; i < tags.length; i++) {
            Tag tag = elements[i].getAnnotation(Tag.class);
            tags[i] = tag == null ? next : tag.value();
            if (tags[i] < 0 || tags[i] >= SumNode.MOST_VARIANTS || used[tags[i]]) {
                throw new IllegalArgumentException(
                        label + " has the tag " + tags[i] + ": tags are from 0 to 255, and each is there once");
            }
            used[tags[i]] = true;
            next = tags[i] + 1;
        }
        return tags;
    }
}
