package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import java.lang.reflect.Field;
import java.util.ArrayList;
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
        return found;
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
