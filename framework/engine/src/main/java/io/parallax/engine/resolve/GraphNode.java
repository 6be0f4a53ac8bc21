package io.parallax.engine.resolve;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.engine.parse.Place;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.registry.EngineOptions;
import io.parallax.engine.registry.PropertySet;

/// One element of a resolved graph: the instance and its properties.
/// @param name name in the pipeline
/// @param kind what role it plays
/// @param provider where the instance came from, and goes back to
/// @param element the instance
/// @param options properties that the engine gives to the element
/// @param properties every property of the element, its own and the engine's
/// @param place where it is written, [Place#NONE] for what was not written
public record GraphNode(
        String name,
        ElementKind kind,
        ElementProvider provider,
        Element element,
        EngineOptions options,
        PropertySet properties,
        Place place) {
    /// {@return a node of an element that the engine adds by itself, with all properties at their defaults}
    /// @param name its name
    /// @param provider where the instance goes back to
    /// @param element the instance
    public static GraphNode added(String name, ElementProvider provider, Element element) {
        ElementShape shape = ElementShape.of(element.getClass());
        EngineOptions options = EngineOptions.fresh();
        PropertySet properties = PropertySet.of(element, options.of(shape));
        return new GraphNode(name, shape.kind(), provider, element, options, properties, Place.NONE);
    }

    /// Gives the element back to where it came from. It must not be used any more.
    void release() {
        provider.release(element);
    }
}
