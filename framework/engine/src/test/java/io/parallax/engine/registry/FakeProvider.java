package io.parallax.engine.registry;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

/// A provider that knows which instances are out.
public final class FakeProvider implements ElementProvider {
    private final ElementSummary summary;
    private final int ranking;
    private final Supplier<? extends Element> factory;
    private final Set<Element> out = Collections.newSetFromMap(new IdentityHashMap<>());
    private int created;

    /// @param name name of the element
    /// @param factory makes instances
    public FakeProvider(String name, Supplier<? extends Element> factory) {
        this(name, 0, new ElementProviderInfo("fake", "1.0.0"), factory);
    }

    /// @param name name of the element
    /// @param ranking ranking of the service
    /// @param bundle who provides it
    /// @param factory makes instances
    public FakeProvider(String name, int ranking, ElementProviderInfo bundle, Supplier<? extends Element> factory) {
        this(new ElementSummary(name, "Fake", "a fake", bundle), ranking, factory);
    }

    /// @param name name of the element
    /// @param uris URIs that it opens
    /// @param factory makes instances
    public FakeProvider(String name, ElementSummary.Uris uris, Supplier<? extends Element> factory) {
        this(new ElementSummary(name, "Fake", "a fake", uris, new ElementProviderInfo("fake", "1.0.0")), 0, factory);
    }

    private FakeProvider(ElementSummary summary, int ranking, Supplier<? extends Element> factory) {
        this.summary = summary;
        this.ranking = ranking;
        this.factory = factory;
    }

    @Override
    public ElementSummary summary() {
        return summary;
    }

    @Override
    public int ranking() {
        return ranking;
    }

    @Override
    public Element create() {
        Element element = factory.get();
        out.add(element);
        created++;
        return element;
    }

    @Override
    public void release(Element element) {
        if (!out.remove(element)) {
            throw new IllegalArgumentException("not mine, or released before");
        }
    }

    /// {@return how many instances were made}
    public int created() {
        return created;
    }

    /// {@return how many instances were not given back}
    public int out() {
        return out.size();
    }
}
