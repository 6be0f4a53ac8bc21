package io.parallax.engine;

import io.parallax.api.element.ElementRegistry;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineBuilder;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.time.Clock;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.resolve.PipelineResolver;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.run.EnginePipeline;
import io.parallax.engine.run.EngineServices;
import io.parallax.engine.run.Watch;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Joins the steps: text or code to a graph, a graph to a pipeline that runs.
class Engine implements PipelineEngine {
    private final ElementCatalog catalog;
    private final PipelineResolver resolver;
    private final EngineServices services;
    private final Map<String, EnginePipeline> pipelines = new ConcurrentSkipListMap<>();
    private final AtomicLong names = new AtomicLong();

    /// @param catalog the elements
    /// @param memory the memory
    /// @param console where elements print text for a person
    Engine(ElementCatalog catalog, MemoryProviders memory, PrintStream console) {
        this.catalog = catalog;
        this.resolver = new PipelineResolver(catalog);
        this.services = new EngineServices(resolver, memory::preferred, new SystemClock(), console, this::forget, new Watch());
    }

    @Override
    public Pipeline parse(String text) {
        return parse(freeName(), text);
    }

    @Override
    public Pipeline parse(String name, String text) {
        return parse(name, text, Map.of());
    }

    @Override
    public Pipeline parse(String text, Map<String, String> parameters) {
        return parse(freeName(), text, parameters);
    }

    @Override
    public Pipeline parse(String name, String text, Map<String, String> parameters) {
        return add(name, () -> resolver.resolve(text, parameters));
    }

    @Override
    public PipelineBuilder builder(String name) {
        return new EngineBuilder(resolver.builder(), graph -> add(name, graph));
    }

    private String freeName() {
        String name = "pipeline" + names.getAndIncrement();
        while (pipelines.containsKey(name)) {
            name = "pipeline" + names.getAndIncrement();
        }
        return name;
    }

    /// The name is checked before elements are made, and again when it is taken.
    private Pipeline add(String name, Supplier<ResolvedGraph> graph) {
        if (pipelines.containsKey(name)) {
            throw taken(name);
        }
        EnginePipeline pipeline = new EnginePipeline(name, graph.get(), services);
        if (pipelines.putIfAbsent(name, pipeline) != null) {
            pipeline.close();
            throw taken(name);
        }
        return pipeline;
    }

    private static IllegalArgumentException taken(String name) {
        return new IllegalArgumentException(
                "there is a pipeline " + name + " already: close it first, or choose another name");
    }

    private void forget(EnginePipeline pipeline) {
        pipelines.remove(pipeline.name(), pipeline);
    }

    @Override
    public ElementRegistry elements() {
        return catalog;
    }

    @Override
    public List<Pipeline> pipelines() {
        return List.copyOf(pipelines.values());
    }

    @Override
    public Optional<Pipeline> pipeline(String name) {
        return Optional.ofNullable(pipelines.get(name));
    }

    @Override
    public void close() {
        pipelines.values().forEach(EnginePipeline::close);
    }

    private static final class SystemClock implements Clock {
        @Override
        public long nowNs() {
            return System.nanoTime();
        }

        @Override
        public String name() {
            return "system";
        }
    }
}
