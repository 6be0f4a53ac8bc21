package io.parallax.sdk.testkit;

import io.parallax.api.element.Element;
import io.parallax.api.element.PropertyInfo;
import io.parallax.engine.registry.PropertySet;
import java.util.List;

/// The properties of one element, read and checked as the engine does it. Those that the engine itself adds to sources
/// and sinks are not there, since there is no engine to obey them.
final class HarnessProperties {
    private final PropertySet properties;

    HarnessProperties(Element element) {
        properties = PropertySet.of(element, List.of());
    }

    void set(String name, Object value, boolean started) {
        PropertyInfo info = properties
                .find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no property " + name + ", only " + properties.names()));
        if (started && !info.live()) {
            throw new IllegalStateException(name + " cannot be set while the element is started: it is not live");
        }
        properties.set(info, properties.convert(info, value));
    }

    void checkRequired() {
        for (PropertyInfo info : properties.infos()) {
            if (info.required() && !properties.assigned().containsKey(info.name())) {
                throw new IllegalStateException("property " + info.name() + " is required: set it before start()");
            }
        }
        properties.clashes(properties.assigned().keySet()).stream().findFirst().ifPresent(clash -> {
            throw new IllegalStateException(clash.problem() + ": " + clash.hint());
        });
    }
}
