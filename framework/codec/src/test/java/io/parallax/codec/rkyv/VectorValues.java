package io.parallax.codec.rkyv;

import com.fasterxml.jackson.databind.JsonNode;
import io.parallax.api.codec.Schema;
import io.parallax.api.codec.Wire;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes Java values of what the vectors write in JSON, from the types alone.
final class VectorValues {
    private final @Nullable JsonNode insertionOrder;

    VectorValues(@Nullable JsonNode insertionOrder) {
        this.insertionOrder = insertionOrder;
    }

    Object build(AnnotatedType type, JsonNode json) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return json.isNull() ? Optional.empty() : Optional.of(build(argument(type, 0), json.get("Some")));
        }
        if (raw == List.class) {
            return list(argument(type, 0), json);
        }
        if (raw == Map.class || raw == SortedMap.class) {
            return map(type, raw, json);
        }
        if (raw == Set.class || raw == SortedSet.class) {
            List<Object> elements = list(argument(type, 0), raw == Set.class ? inserted(json) : json);
            return raw == Set.class ? new LinkedHashSet<>(elements) : new TreeSet<>(elements);
        }
        if (raw == RustStructs.IpAddr.class || raw == RustStructs.SocketAddr.class) {
            return address(json.asText());
        }
        if (raw.isEnum()) {
            return constant(raw, json.asText());
        }
        if (raw.isSealed()) {
            return variant(type, raw, json);
        }
        return raw.isRecord() ? record(type, raw, json) : scalar(type, raw, json);
    }

    private JsonNode inserted(JsonNode otherwise) {
        return insertionOrder == null ? otherwise : insertionOrder;
    }

    private List<Object> list(AnnotatedType element, JsonNode json) {
        List<Object> list = new ArrayList<>();
        json.forEach(each -> list.add(build(element, each)));
        return list;
    }

    private Object map(AnnotatedType type, Class<?> raw, JsonNode json) {
        Map<Object, Object> byKey = new LinkedHashMap<>();
        json.forEach(pair -> byKey.put(build(argument(type, 0), pair.get(0)), build(argument(type, 1), pair.get(1))));
        if (raw == SortedMap.class) {
            return new TreeMap<>(byKey);
        }
        if (insertionOrder == null) {
            return byKey;
        }
        Map<Object, Object> ordered = new LinkedHashMap<>();
        for (Object key : list(argument(type, 0), insertionOrder)) {
            ordered.put(key, java.util.Objects.requireNonNull(byKey.get(key)));
        }
        return ordered;
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new AssertionError(type + " has no " + name);
    }

    private Object variant(AnnotatedType type, Class<?> raw, JsonNode json) {
        String name = json.isTextual() ? json.asText() : json.fieldNames().next();
        for (Class<?> permitted : raw.getPermittedSubclasses()) {
            Schema schema = permitted.getAnnotation(Schema.class);
            if ((schema == null ? permitted.getSimpleName() : schema.value()).equals(name)) {
                return record(type, permitted, json.isTextual() ? json : json.get(name));
            }
        }
        throw new AssertionError(raw + " has no " + name);
    }

    private Object record(AnnotatedType type, Class<?> raw, JsonNode json) {
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            AnnotatedType component = components[i].getAnnotatedType();
            if (component.getType() instanceof TypeVariable<?> variable) {
                component = argument(type, List.of(raw.getTypeParameters()).indexOf(variable));
            }
            JsonNode part = json.isObject() ? json.get(components[i].getName()) : json.isArray() ? json.get(i) : json;
            values[i] = build(component, part);
            types[i] = components[i].getType();
        }
        try {
            var constructor = raw.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(raw + " can not be made", e);
        }
    }

    private static Object scalar(AnnotatedType type, Class<?> raw, JsonNode json) {
        if (raw == String.class) {
            return json.asText().intern();
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return json.asBoolean();
        }
        if (raw == float.class || raw == Float.class) {
            return Float.parseFloat(json.asText());
        }
        if (raw == double.class || raw == Double.class) {
            return Double.parseDouble(json.asText());
        }
        Wire wire = type.getAnnotation(Wire.class);
        if (wire != null && wire.value() == Wire.Type.CHAR) {
            return json.asText().codePointAt(0);
        }
        BigInteger number = json.bigIntegerValue();
        return switch (raw.getSimpleName()) {
            case "byte", "Byte" -> number.byteValue();
            case "short", "Short" -> number.shortValue();
            case "int", "Integer" -> number.intValue();
            case "long", "Long" -> number.longValue();
            default -> number;
        };
    }

    private static Object address(String text) {
        try {
            if (text.contains(":") && text.contains(".")) {
                String[] parts = text.split(":", -1);
                return new RustStructs.SocketAddr.V4(
                        new RustStructs.SocketAddrV4(octets(parts[0]), Integer.parseInt(parts[1])));
            }
            return text.contains(":")
                    ? new RustStructs.IpAddr.V6(octets(text))
                    : new RustStructs.IpAddr.V4(octets(text));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Short> octets(String address) throws UnknownHostException {
        List<Short> octets = new ArrayList<>();
        for (byte each : InetAddress.getByName(address).getAddress()) {
            octets.add((short) (each & 0xff));
        }
        return octets;
    }

    private static Class<?> raw(AnnotatedType type) {
        return (Class<?>) (type.getType() instanceof ParameterizedType given ? given.getRawType() : type.getType());
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }
}
