package io.parallax.engine.resolve;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.PropertySet;
import io.parallax.engine.registry.SinkOptions;
import io.parallax.engine.registry.SourceOptions;

/// One element of a resolved graph: the instance and its properties.
/// @param name name in the pipeline
/// @param kind what role it plays
/// @param provider where the instance came from, and goes back to
/// @param element the instance
/// @param source properties that the engine gives to a source; at their defaults for other kinds
/// @param sink properties that the engine gives to a sink; at their defaults for other kinds
/// @param properties every property of the element, its own and the engine's
public record GraphNode(
        String name,
        ElementKind kind,
        ElementProvider provider,
        Element element,
        SourceOptions source,
        SinkOptions sink,
        PropertySet properties) {}
