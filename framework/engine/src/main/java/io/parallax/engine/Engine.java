package io.parallax.engine;

import io.parallax.api.deploy.RedeployException;
import io.parallax.api.deploy.Redeployment;
import io.parallax.api.element.ElementRegistry;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineBuilder;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.time.Clock;
import io.parallax.engine.negotiate.Negotiator;
import io.parallax.engine.registry.CatalogListener;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.resolve.MissingElementsException;
import io.parallax.engine.resolve.PipelineResolver;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.run.EnginePipeline;
import io.parallax.engine.run.EngineServices;
import io.parallax.engine.run.Redeployer;
import io.parallax.engine.run.Watch;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Joins the steps: text or code to a graph, a graph to a pipeline that runs.
class Engine implements PipelineEngine, Redeployment {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /// The setting of the stop limit: a framework property in a container, else a system property.
    static final String STOP_LIMIT_SETTING = "parallax.stop.limit.ms";

    private final ElementCatalog catalog;
    private final PipelineResolver resolver;
    private final EngineServices services;
    private final Map<String, EnginePipeline> pipelines = new ConcurrentSkipListMap<>();
    private final AtomicLong names = new AtomicLong();
    private final CatalogListener watch = new CatalogListener() {
        @Override
        public void added(ElementProvider provider) {
            pipelines.values().forEach(EnginePipeline::added);
        }

        @Override
        public void removed(ElementProvider provider) {
            pipelines.values().forEach(pipeline -> pipeline.removed(provider));
        }
    };
    private volatile ConverterPolicy policy = ConverterPolicy.WARN;

    /// @param catalog the elements
    /// @param memory the memory
    /// @param placers who tells the operating system how to run threads
    /// @param console where elements print text for a person
    /// @param stopLimit how long elements may take to give their threads back
    Engine(
            ElementCatalog catalog,
            MemoryProviders memory,
            ThreadPlacers placers,
            PrintStream console,
            Duration stopLimit) {
        this.catalog = catalog;
        this.resolver = new PipelineResolver(catalog);
        this.services = new EngineServices(
                resolver,
                memory::of,
                placers::place,
                new Negotiator(catalog),
                new SystemClock(),
                console,
                stopLimit,
                this::forget,
                new Watch());
        catalog.listen(watch);
    }

    /// {@return the stop limit that a setting asks for, 5 seconds if it is not set}
    /// @param millis milliseconds as text
    /// @throws IllegalArgumentException if it is no positive number
    static Duration stopLimit(@Nullable String millis) {
        if (millis == null || millis.isBlank()) {
            return STOP_LIMIT;
        }
        try {
            long limit = Long.parseLong(millis.strip());
            if (limit > 0) {
                return Duration.ofMillis(limit);
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException(STOP_LIMIT_SETTING + " must be a number of milliseconds, not " + millis);
    }

    /// Says what pipelines made from now on may do about links whose ends do not agree.
    /// @param converters what they may do
    final void converters(ConverterPolicy converters) {
        policy = converters;
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
        return add(name, () -> pipeline(name, resolver.resolve(text, parameters)));
    }

    @Override
    public Pipeline define(String name, String text, boolean autostart) {
        EnginePipeline pipeline = add(name, () -> {
            try {
                return pipeline(name, resolver.resolve(text));
            } catch (MissingElementsException e) {
                return EnginePipeline.ghost(name, text, e.needs(), services);
            }
        });
        pipeline.added(); // what came before the pipeline could hear of it
        if (autostart) {
            pipeline.autostart();
        }
        return pipeline;
    }

    private EnginePipeline pipeline(String name, ResolvedGraph graph) {
        return new EnginePipeline(name, graph, services);
    }

    @Override
    public PipelineBuilder builder(String name) {
        return new EngineBuilder(resolver.builder(), graph -> add(name, () -> pipeline(name, graph.get())));
    }

    private String freeName() {
        String name = "pipeline" + names.getAndIncrement();
        while (pipelines.containsKey(name)) {
            name = "pipeline" + names.getAndIncrement();
        }
        return name;
    }

    /// The name is checked before elements are made, and again when it is taken.
    private EnginePipeline add(String name, Supplier<EnginePipeline> maker) {
        if (pipelines.containsKey(name)) {
            throw taken(name);
        }
        EnginePipeline pipeline = maker.get();
        pipeline.converters(policy);
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
    public Report redeploy(long oldBundle, long newBundle) throws RedeployException {
        return new Redeployer(catalog, oldBundle, newBundle).redeploy(List.copyOf(pipelines.values()));
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

    /// All pipelines stop at the same time, so that several that are stuck take no longer than one.
    @Override
    public void close() {
        catalog.ignore(watch);
        pipelines.values().forEach(EnginePipeline::abandon);
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
