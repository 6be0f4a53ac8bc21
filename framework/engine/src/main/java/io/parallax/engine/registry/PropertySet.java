package io.parallax.engine.registry;

import io.parallax.api.element.PropertyInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The properties of one element instance: those annotated on the element and those on the engine's option objects.
/// Descriptions and what was assigned may be read from any thread.
public final class PropertySet {
    private final Map<String, PropertyField> byName = new LinkedHashMap<>();
    private final List<PropertyInfo> infos = new ArrayList<>();
    private final Map<String, String> assigned = new LinkedHashMap<>();

    private PropertySet(List<PropertyField> fields) {
        for (PropertyField field : fields) {
            infos.add(field.info());
            PropertyFields.names(field).forEach(name -> byName.put(name, field));
        }
    }

    /// Describes the properties of a fresh instance; what its fields hold now are the defaults.
    /// @param element the element
    /// @param engineOptions objects whose properties the engine adds; the element's own win over them
    /// @return its properties
    /// @throws IllegalStateException if the class declares properties that cannot be
    public static PropertySet of(Object element, List<Object> engineOptions) {
        return new PropertySet(PropertyFields.of(element, engineOptions));
    }

    /// {@return the properties in declaration order}
    public List<PropertyInfo> infos() {
        return List.copyOf(infos);
    }

    /// {@return every name and alias}
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /// {@return the property of a name or alias}
    /// @param name name or alias
    public Optional<PropertyInfo> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(PropertyField::info);
    }

    /// Looks at which properties are given a value.
    /// @param given their names, in the order in which they were given
    /// @return what is wrong with that
    public List<Clash> clashes(Collection<String> given) {
        return Clash.of(infos, given);
    }

    /// {@return the value in the property's type, checked against type, range and choices}
    /// @param info the property
    /// @param value a value of the type, or text
    /// @throws PropertyValueException if it does not fit; the message says what would
    public Object convert(PropertyInfo info, Object value) {
        PropertyField field = field(info);
        if (info.readOnly()) {
            throw new PropertyValueException(
                    info.name() + " can only be read", "it is a figure that the element shows: leave it out");
        }
        return new ValueReader(info, field.valueType(), byName.keySet()).read(value);
    }

    /// Sets a field. The caller takes care that the element's thread is not in a call.
    /// @param info the property
    /// @param converted what [#convert(PropertyInfo, Object)] answered
    public void set(PropertyInfo info, Object converted) {
        field(info).set(converted);
        synchronized (assigned) {
            assigned.put(info.name(), ValueText.of(converted));
        }
    }

    /// {@return the value now, enums and flags as their words, an empty text if there is none}
    /// @param info the property
    public Object get(PropertyInfo info) {
        Object value = field(info).get();
        return value == null ? "" : value;
    }

    /// {@return a converted value as [#get(PropertyInfo)] shows it}
    /// @param converted what [#convert(PropertyInfo, Object)] answered
    public static Object shown(Object converted) {
        return converted instanceof Enum<?> || converted instanceof Set<?> ? ValueText.of(converted) : converted;
    }

    /// {@return what was set, as text that parses to the same value, by name, in the order of setting}
    public Map<String, String> assigned() {
        synchronized (assigned) {
            return new LinkedHashMap<>(assigned);
        }
    }

    private PropertyField field(PropertyInfo info) {
        PropertyField field = byName.get(info.name());
        if (field == null) {
            throw new IllegalArgumentException("no such property: " + info.name());
        }
        return field;
    }
}
