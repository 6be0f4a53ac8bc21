package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.PadDirection;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The converters that are there now.
final class Converters {
    private static final Logger LOG = LoggerFactory.getLogger(Converters.class);

    private final ElementCatalog catalog;

    Converters(ElementCatalog catalog) {
        this.catalog = catalog;
    }

    /// {@return what can be converted, the cheapest first} One that does not work is left out with a warning.
    List<Conversion> list() {
        List<Conversion> list = new ArrayList<>();
        for (ElementProvider provider : catalog.converters()) {
            try {
                list.add(conversion(provider));
            } catch (IllegalStateException | LinkageError e) {
                LOG.warn("the converter {} is left out: {}", provider.summary().name(), e.getMessage());
            }
        }
        return list;
    }

    private static Conversion conversion(ElementProvider provider) {
        ElementSummary.Conversion declared = provider.summary().conversion();
        Element element = provider.create();
        try {
            ElementShape shape = ElementShape.of(element.getClass());
            if (shape.kind() != ElementKind.TRANSFORM || declared == null) {
                throw new IllegalStateException("only a Transform can be a converter");
            }
            return new Conversion(
                    provider.summary().name(),
                    caps(element, shape, PadDirection.SINK),
                    caps(element, shape, PadDirection.SOURCE),
                    declared.rule(),
                    declared.cost());
        } finally {
            provider.release(element);
        }
    }

    private static Caps caps(Element element, ElementShape shape, PadDirection direction) {
        return element.caps(shape.pads(direction).getFirst());
    }

    /// {@return a new node}
    /// @param type name of the converter
    /// @param name its name in the pipeline
    /// @throws IllegalStateException if it cannot be made any more
    GraphNode make(String type, String name) {
        ElementProvider provider = catalog.provider(type)
                .orElseThrow(() -> new IllegalStateException("the converter " + type + " has just been removed"));
        return GraphNode.added(name, provider, provider.create());
    }
}
