package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.element.Converter;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.ElementType;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.thread.ThreadPlacer;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// An engine over the test elements that remembers every instance it made.
final class TestCatalog {
    final List<Element> made = new CopyOnWriteArrayList<>();
    final List<Element> released = new CopyOnWriteArrayList<>();
    /// What happens when an element is given back.
    volatile Deactivation releases = element -> {};

    final ElementCatalog catalog = new ElementCatalog();
    final Engine engine;

    TestCatalog() {
        this(Duration.ofSeconds(5));
    }

    TestCatalog(Duration stopLimit) {
        List.<Supplier<Element>>of(
                        TestElements.Numbers::new,
                        TestElements.Waiting::new,
                        TestElements.Collect::new,
                        TestElements.WaitSink::new,
                        TestElements.DrainWait::new,
                        TestElements.Pass::new,
                        TestElements.KeepLast::new,
                        TestElements.Tee::new,
                        TestElements.Join::new,
                        TestElements.Zip::new,
                        TestElements.Queue::new)
                .forEach(maker -> catalog.add(new Provider(maker, -1)));
        MemoryProviders memory = new MemoryProviders();
        ServiceLoader.load(MemoryPoolProvider.class).forEach(memory::add);
        ThreadPlacers placers = new ThreadPlacers();
        ServiceLoader.load(ThreadPlacer.class).forEach(placers::add);
        engine = new Engine(
                catalog,
                memory,
                placers,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                stopLimit);
    }

    /// {@return a pipeline that runs}
    Pipeline run(String text) throws Exception {
        Pipeline pipeline = engine.parse(text);
        pipeline.run().toCompletableFuture().get();
        return pipeline;
    }

    /// Closes the engine; then every element has been stopped as often as it was started, and given back.
    void closeAndCheck() {
        engine.close();
        for (TestElements.Counted element : instances(TestElements.Counted.class)) {
            assertThat(element.stops.get()).isEqualTo(element.starts.get());
        }
        assertThat(released).containsExactlyInAnyOrderElementsOf(made);
    }

    interface Deactivation {
        void accept(Element element) throws InterruptedException;
    }

    /// Waits until an element is given back.
    void awaitReleased(Element element) throws InterruptedException {
        synchronized (released) {
            while (!released.contains(element)) {
                released.wait();
            }
        }
    }

    /// Adds an element, as a plugin does that comes.
    ElementProvider add(Supplier<Element> maker) {
        return add(maker, -1);
    }

    /// Adds an element of a revision of a bundle.
    ElementProvider add(Supplier<Element> maker, long bundleId) {
        ElementProvider provider = new Provider(maker, bundleId);
        catalog.add(provider);
        return provider;
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
        private final long bundleId;

        Provider(Supplier<Element> maker, long bundleId) {
            this.maker = maker;
            this.bundleId = bundleId;
            ElementType type = maker.get().getClass().getAnnotation(ElementType.class);
            Converter converter = maker.get().getClass().getAnnotation(Converter.class);
            this.summary = new ElementSummary(
                    type.name(),
                    type.category(),
                    type.summary(),
                    ElementSummary.Uris.NONE,
                    converter == null
                            ? null
                            : new ElementSummary.Conversion(
                                    Set.of(converter.changes()), converter.memory(), converter.cost()),
                    new ElementProviderInfo("test", "1.0." + Math.max(0, bundleId)));
        }

        @Override
        public ElementSummary summary() {
            return summary;
        }

        @Override
        public long bundleId() {
            return bundleId;
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
            try {
                releases.accept(element);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            released.add(element);
            synchronized (released) {
                released.notifyAll();
            }
        }
    }
}
