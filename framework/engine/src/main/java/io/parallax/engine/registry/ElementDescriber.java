package io.parallax.engine.registry;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.PropertyInfo;
import java.util.List;

/// Describes an element by a look at an instance, which nothing is started of.
final class ElementDescriber {
    private ElementDescriber() {}

    /// Makes an instance, reads what its class declares, and gives it back.
    /// @param provider where the element comes from
    /// @param shadowed who else provides an element of the name
    /// @return what is known
    /// @throws IllegalStateException if the class cannot be loaded or contradicts itself
    static ElementInfo describe(ElementProvider provider, List<ElementProviderInfo> shadowed) {
        Element element = provider.create();
        try {
            ElementShape shape = ElementShape.of(element.getClass());
            List<PropertyInfo> own = PropertySet.of(element, List.of()).infos();
            List<PropertyInfo> all =
                    PropertySet.of(element, EngineOptions.fresh().of(shape)).infos();
            List<PropertyInfo> given = all.subList(own.size(), all.size());
            return new ElementInfo(
                    provider.summary(), shape.kind(), example(element), shape.pads(), own, given, shadowed);
        } finally {
            provider.release(element);
        }
    }

    private static String example(Element element) {
        ElementType mark = element.getClass().getAnnotation(ElementType.class);
        return mark == null ? "" : mark.example();
    }
}
