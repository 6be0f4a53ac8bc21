package io.parallax.engine.resolve;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.engine.parse.Place;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.registry.EngineOptions;
import io.parallax.engine.registry.PropertySet;

/// One element of a resolved graph: the instance and its properties. The instance can be exchanged for one of other
/// code; the node, and all that is linked to it, stays.
public final class GraphNode {
    private final String name;
    private final ElementKind kind;
    private final EngineOptions options;
    private final Place place;
    private volatile Instance instance;

    /// What is exchanged.
    /// @param provider where the instance came from, and goes back to
    /// @param element the instance
    /// @param properties every property of the element, its own and the engine's
    public record Instance(ElementProvider provider, Element element, PropertySet properties) {
        /// Gives the element back to where it came from. It must not be used any more.
        public void release() {
            provider.release(element);
        }
    }

    /// @param name name in the pipeline
    /// @param kind what role it plays
    /// @param instance the element
    /// @param options properties that the engine gives to the element
    /// @param place where it is written, [Place#NONE] for what was not written
    GraphNode(String name, ElementKind kind, Instance instance, EngineOptions options, Place place) {
        this.name = name;
        this.kind = kind;
        this.instance = instance;
        this.options = options;
        this.place = place;
    }

    /// {@return a node of an element that the engine adds by itself, with all properties at their defaults}
    /// @param name its name
    /// @param provider where the instance goes back to
    /// @param element the instance
    public static GraphNode added(String name, ElementProvider provider, Element element) {
        ElementShape shape = ElementShape.of(element.getClass());
        EngineOptions options = EngineOptions.fresh();
        PropertySet properties = PropertySet.of(element, options.of(shape));
        return new GraphNode(name, shape.kind(), new Instance(provider, element, properties), options, Place.NONE);
    }

    /// {@return name in the pipeline}
    public String name() {
        return name;
    }

    /// {@return what role it plays}
    public ElementKind kind() {
        return kind;
    }

    /// {@return where the instance came from, and goes back to}
    public ElementProvider provider() {
        return instance.provider();
    }

    /// {@return the instance}
    public Element element() {
        return instance.element();
    }

    /// {@return properties that the engine gives to the element}
    public EngineOptions options() {
        return options;
    }

    /// {@return every property of the element, its own and the engine's}
    public PropertySet properties() {
        return instance.properties();
    }

    /// {@return where it is written, [Place#NONE] for what was not written}
    public Place place() {
        return place;
    }

    /// {@return the element as it is now}
    public Instance instance() {
        return instance;
    }

    /// Puts another element in the place of the one that is there. Nobody may be using that.
    /// @param other of the same kind
    public void exchange(Instance other) {
        instance = other;
    }

    /// Gives the element back to where it came from. It must not be used any more.
    void release() {
        instance.release();
    }

    @Override
    public String toString() {
        return "GraphNode[" + name + " " + provider().summary().name() + "]";
    }
}
