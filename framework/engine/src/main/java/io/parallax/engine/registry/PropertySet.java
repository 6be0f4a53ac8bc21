package io.parallax.engine.registry;

import io.parallax.api.element.PropertyInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The properties of one element instance: those annotated on the element and those on the engine's option objects.
@SuppressWarnings("DoNotCallSuggester")
public final class PropertySet {
    /// {@return the properties in declaration order}
    public List<PropertyInfo> infos() {
        throw new IllegalStateException();
    }

    /// {@return the property of a name or alias}
    /// @param name name or alias
    public Optional<PropertyInfo> find(String name) {
        throw new IllegalStateException(name);
    }

    /// {@return the value in the property's type, checked against type, range and choices}
    /// @param info the property
    /// @param value a value of the type, or text
    /// @throws IllegalArgumentException if it does not fit; the message says what would
    public Object convert(PropertyInfo info, Object value) {
        throw new IllegalStateException(info + " " + value);
    }

    /// Sets a field. The caller takes care that the element's thread is not in a call.
    /// @param info the property
    /// @param converted what [#convert(PropertyInfo, Object)] answered
    public void set(PropertyInfo info, Object converted) {
        throw new IllegalStateException(info + " " + converted);
    }

    /// {@return the value now}
    /// @param info the property
    public Object get(PropertyInfo info) {
        throw new IllegalStateException(info.name());
    }

    /// {@return what was set, as text that parses to the same value, by name, in the order of setting}
    public Map<String, String> assigned() {
        throw new IllegalStateException();
    }
}
