package io.parallax.engine.registry;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementSummary;

/// One place that an element can come from: a DS component of a bundle, or an entry of `ServiceLoader`.
public interface ElementProvider {
    /// {@return what can be said without loading the class}
    ElementSummary summary();

    /// {@return service ranking; the highest wins when two provide the same name}
    int ranking();

    /// Makes an instance for one node of one pipeline.
    /// @return the instance, to be given to [#release(Element)] in the end
    /// @throws IllegalStateException if it cannot be made; the message says why
    Element create();

    /// Gives an instance back.
    /// @param element what [#create()] answered
    void release(Element element);

    /// {@return number of the bundle that it is a part of, -1 outside a container}
    default long bundleId() {
        return -1;
    }

    /// {@return the provider that came and will go} One that was asked for by bundle or version stands for another.
    default ElementProvider original() {
        return this;
    }
}
