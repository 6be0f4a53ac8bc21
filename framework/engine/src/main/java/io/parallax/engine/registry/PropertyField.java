package io.parallax.engine.registry;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import io.parallax.api.element.Property;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import io.parallax.api.element.Unit;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A property and the field that holds it.
/// @param info what the property is like
/// @param field the field, made accessible
/// @param owner the object that has the field
record PropertyField(PropertyInfo info, Field field, Object owner) {
    /// Describes a field; what it holds now becomes the default.
    /// @throws IllegalStateException if the field cannot be a property
    static PropertyField of(Field field, Object owner) {
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
            throw new IllegalStateException(place(field) + " must be neither static nor final");
        }
        Property annotation = field.getAnnotation(Property.class);
        PropertyType type = type(field);
        checkUnit(annotation.unit(), type, field);
        checkReadOnly(annotation, field);
        try {
            field.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new IllegalStateException(place(field) + " cannot be set: open its package to the engine", e);
        }
        PropertyInfo info = new PropertyInfo(
                Words.ofField(field.getName()),
                List.of(annotation.aliases()),
                type,
                annotation.unit(),
                plain(read(field, owner)),
                new PropertyInfo.Range(annotation.min(), annotation.max(), choices(field)),
                annotation.required(),
                annotation.live(),
                annotation.readOnly(),
                new PropertyInfo.Bonds(List.of(annotation.needs()), List.of(annotation.excludes())),
                annotation.summary());
        return new PropertyField(info, field, owner);
    }

    private static PropertyType type(Field field) {
        Class<?> type = field.getType();
        if (type == boolean.class) {
            return PropertyType.BOOLEAN;
        } else if (type == int.class) {
            return PropertyType.INT;
        } else if (type == long.class) {
            return PropertyType.LONG;
        } else if (type == double.class) {
            return PropertyType.DOUBLE;
        } else if (type == String.class) {
            return PropertyType.STRING;
        } else if (type.isEnum()) {
            return PropertyType.ENUM;
        }
        return objectType(field);
    }

    private static PropertyType objectType(Field field) {
        Class<?> type = field.getType();
        if (type == Caps.class) {
            return PropertyType.CAPS;
        } else if (type == Fraction.class) {
            return PropertyType.FRACTION;
        } else if (type == Set.class && item(field).isEnum()) {
            return PropertyType.FLAGS;
        } else if (type == List.class && ListText.takes(item(field))) {
            return PropertyType.LIST;
        }
        throw new IllegalStateException(place(field) + " has type " + type.getSimpleName()
                + ", but must be a boolean, int, long, double, String, enum, Set of an enum, Caps, Fraction, or List of"
                + " String, Integer, Long or Double");
    }

    /// {@return the class that values consist of: the field's own, or that of the items of a set or list}
    Class<?> valueType() {
        return info.type() == PropertyType.FLAGS || info.type() == PropertyType.LIST ? item(field) : field.getType();
    }

    private static Class<?> item(Field field) {
        return field.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> item
                ? item
                : Object.class;
    }

    private static void checkUnit(Unit unit, PropertyType type, Field field) {
        boolean isNumber = type == PropertyType.INT || type == PropertyType.LONG || type == PropertyType.DOUBLE;
        if (unit != Unit.NONE && !isNumber) {
            throw new IllegalStateException(place(field) + " has a unit, but is not a number");
        }
    }

    private static void checkReadOnly(Property annotation, Field field) {
        if (annotation.readOnly() && (annotation.required() || annotation.live())) {
            throw new IllegalStateException(place(field) + " is read-only, so it can be neither required nor live");
        }
        if (annotation.readOnly() && !Modifier.isVolatile(field.getModifiers())) {
            throw new IllegalStateException(place(field) + " is read-only, so it must be volatile");
        }
    }

    private static List<String> choices(Field field) {
        Class<?> type = field.getType() == Set.class ? item(field) : field.getType();
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? List.of()
                : Stream.of(constants)
                        .map(Enum.class::cast)
                        .map(Words::ofConstant)
                        .toList();
    }

    private static String place(Field field) {
        return "property field " + field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(place(field) + " cannot be read", e);
        }
    }

    /// An enum constant would keep its plugin's classes alive: outside, its word stands for it.
    private static @Nullable Object plain(@Nullable Object value) {
        return value == null ? null : PropertySet.shown(value);
    }

    /// {@return the value now, enums and flags as their words, null if the field holds none}
    @Nullable Object get() {
        return plain(read(field, owner));
    }

    void set(Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(place(field) + " cannot be set", e);
        }
    }
}
