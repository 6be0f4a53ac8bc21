package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import io.parallax.api.element.PropertyInfo;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds the fields annotated with [Property] of an element and of the engine's option objects.
final class PropertyFields {
    private PropertyFields() {}

    /// {@return the properties, inherited ones first, the engine's last} An element's own property hides one of the
    /// engine's that has the same name.
    /// @param element the element
    /// @param engineOptions the engine's option objects
    /// @throws IllegalStateException if a field cannot be a property, or two have the same name
    static List<PropertyField> of(Object element, List<Object> engineOptions) {
        Map<String, PropertyField> names = new LinkedHashMap<>();
        List<PropertyField> found = new ArrayList<>();
        for (PropertyField field : declared(element)) {
            for (String name : names(field)) {
                if (name.equals("name")) {
                    throw new IllegalStateException(element.getClass().getSimpleName()
                            + " has a property called name, which is the element's name in every pipeline");
                }
                if (names.putIfAbsent(name, field) != null) {
                    throw new IllegalStateException(
                            element.getClass().getSimpleName() + " has two properties called " + name);
                }
            }
            found.add(field);
        }
        for (Object options : engineOptions) {
            for (PropertyField field : declared(options)) {
                if (names(field).stream().noneMatch(names::containsKey)) {
                    found.add(field);
                }
            }
        }
        checkBonds(element, found);
        return found;
    }

    private static void checkBonds(Object element, List<PropertyField> fields) {
        Map<String, PropertyInfo> infos = new HashMap<>();
        fields.forEach(field -> infos.put(field.info().name(), field.info()));
        for (PropertyInfo info : infos.values()) {
            for (String needed : info.bonds().needs()) {
                other(element, info, needed, infos);
            }
            for (String excluded : info.bonds().excludes()) {
                if (info.live() || other(element, info, excluded, infos).live()) {
                    throw new IllegalStateException(element.getClass().getSimpleName() + ": the properties "
                            + info.name() + " and " + excluded + " exclude each other, so neither can be live");
                }
            }
        }
    }

    private static PropertyInfo other(Object element, PropertyInfo info, String name, Map<String, PropertyInfo> infos) {
        PropertyInfo other = infos.get(name);
        if (other == null) {
            throw new IllegalStateException(element.getClass().getSimpleName() + ": the property " + info.name()
                    + " speaks of a property " + name + ", but there is none");
        }
        return other;
    }

    /// {@return the name and the aliases of a property}
    /// @param field the property
    static List<String> names(PropertyField field) {
        return Stream.concat(Stream.of(field.info().name()), field.info().aliases().stream())
                .toList();
    }

    private static List<PropertyField> declared(Object owner) {
        List<Class<?>> line = new ArrayList<>();
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            line.addFirst(type);
        }
        List<PropertyField> fields = new ArrayList<>();
        for (Class<?> type : line) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Property.class)) {
                    fields.add(PropertyField.of(field, owner));
                }
            }
        }
        return fields;
    }
}
