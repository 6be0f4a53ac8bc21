package io.parallax.engine;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.ElementType;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// An engine over the test elements that remembers every instance it made.
final class TestCatalog {
    final List<Element> made = new ArrayList<>();
    final List<Element> released = new ArrayList<>();
    final Engine engine;

    TestCatalog() {
        ElementCatalog catalog = new ElementCatalog();
        List.<Supplier<Element>>of(
                        TestElements.Numbers::new,
                        TestElements.Waiting::new,
                        TestElements.Collect::new,
                        TestElements.WaitSink::new,
                        TestElements.Pass::new,
                        TestElements.KeepLast::new,
                        TestElements.Tee::new,
                        TestElements.Queue::new)
                .forEach(maker -> catalog.add(new Provider(maker)));
        MemoryProviders memory = new MemoryProviders();
        ServiceLoader.load(MemoryPoolProvider.class).forEach(memory::add);
        engine = new Engine(
                catalog,
                memory,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Duration.ofSeconds(5));
    }

    /// {@return the instances of a class, in the order in which they were made for pipelines}
    <T extends Element> List<T> instances(Class<T> type) {
        return made.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Element> T only(Class<T> type) {
        List<T> all = instances(type);
        if (all.size() != 1) {
            throw new AssertionError("expected one " + type.getSimpleName() + ", not " + all.size());
        }
        return all.getFirst();
    }

    private final class Provider implements ElementProvider {
        private final Supplier<Element> maker;
        private final ElementSummary summary;

        Provider(Supplier<Element> maker) {
            this.maker = maker;
            ElementType type = maker.get().getClass().getAnnotation(ElementType.class);
            this.summary = new ElementSummary(
                    type.name(), type.category(), type.summary(), new ElementProviderInfo("test", "1.0.0"));
        }

        @Override
        public ElementSummary summary() {
            return summary;
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public Element create() {
            Element element = maker.get();
            made.add(element);
            return element;
        }

        @Override
        public void release(Element element) {
            released.add(element);
        }
    }
}
