package io.parallax.engine.registry;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementSummary;

/// A provider that was asked for by bundle or version; goes by the name that was asked for, so that text made of a
/// graph asks for the same.
/// @param original the provider
/// @param summary what it says of itself, under that name
record PinnedElement(ElementProvider original, ElementSummary summary) implements ElementProvider {
    static PinnedElement of(ElementProvider original, String word) {
        ElementSummary own = original.summary();
        return new PinnedElement(
                original,
                new ElementSummary(word, own.category(), own.summary(), own.uris(), own.conversion(), own.provider()));
    }

    @Override
    public long bundleId() {
        return original.bundleId();
    }

    @Override
    public int ranking() {
        return original.ranking();
    }

    @Override
    public Element create() {
        return original.create();
    }

    @Override
    public void release(Element element) {
        original.release(element);
    }
}
