package io.parallax.sdk.testkit;

import io.parallax.api.element.Element;
import io.parallax.api.element.Property;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The properties of one element, set by name.
final class HarnessProperties {
    private final Element element;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<Field> assigned = new HashSet<>();

    HarnessProperties(Element element) {
        this.element = element;
        for (Class<?> type = element.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Property property = field.getAnnotation(Property.class);
                if (property != null) {
                    fields.put(nameOf(field.getName()), field);
                    List.of(property.aliases()).forEach(alias -> fields.put(alias, field));
                }
            }
        }
    }

    private static String nameOf(String javaName) {
        return javaName.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    void set(String name, Object value, boolean started) {
        Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("there is no property " + name + ", only " + fields.keySet());
        }
        Property property = field.getAnnotation(Property.class);
        if (started && !property.live()) {
            throw new IllegalStateException(name + " cannot be set while the element is started");
        }
        try {
            field.setAccessible(true);
            field.set(element, convert(field.getType(), value.toString()));
            assigned.add(field);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set " + name + ": open the element's module", e);
        }
    }

    private static Object convert(Class<?> type, String text) {
        if (type == boolean.class) {
            return Boolean.parseBoolean(text);
        } else if (type == int.class) {
            return Integer.parseInt(text);
        } else if (type == long.class) {
            return Long.parseLong(text);
        } else if (type == double.class) {
            return Double.parseDouble(text);
        } else if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (constant.toString().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(text + " is none of " + List.of(type.getEnumConstants()));
        }
        return text;
    }

    void checkRequired() {
        fields.forEach((name, field) -> {
            if (field.getAnnotation(Property.class).required() && !assigned.contains(field)) {
                throw new IllegalStateException("property " + name + " is required: set it before start()");
            }
        });
    }
}
