package io.parallax.engine;

import io.parallax.api.deploy.Redeployment;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.thread.ThreadPlacer;
import io.parallax.engine.registry.ElementCatalog;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine as a service of the container.
///
/// The framework property `parallax.console` says where elements print text for a person: `log`, or standard output;
/// `parallax.stop.limit.ms` how long elements may take to give their threads back; `parallax.converters` what may be
/// done about links whose ends do not agree: `deny`, `warn` or `allow`.
@Component(
        service = {PipelineEngine.class, Redeployment.class},
        immediate = true)
public final class EngineComponent extends Engine {
    private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);

    private final MemoryProviders memory;
    private final ThreadPlacers placers;

    @Activate
    public EngineComponent(@Reference ElementCatalog catalog, BundleContext context) {
        this(catalog, context, new MemoryProviders(), new ThreadPlacers());
    }

    private EngineComponent(
            ElementCatalog catalog, BundleContext context, MemoryProviders memory, ThreadPlacers placers) {
        super(
                catalog,
                memory,
                placers,
                Console.of(context.getProperty("parallax.console")),
                stopLimit(context.getProperty(STOP_LIMIT_SETTING)));
        this.memory = memory;
        this.placers = placers;
        converters(policy(context.getProperty("parallax.converters")));
    }

    private static ConverterPolicy policy(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return ConverterPolicy.WARN;
        }
        try {
            return ConverterPolicy.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            LOG.warn("parallax.converters={} is none of deny, warn and allow; warn holds", word);
            return ConverterPolicy.WARN;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindMemory(MemoryPoolProvider provider) {
        memory.add(provider);
    }

    void unbindMemory(MemoryPoolProvider provider) {
        memory.remove(provider);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindPlacer(ThreadPlacer placer) {
        placers.add(placer);
    }

    void unbindPlacer(ThreadPlacer placer) {
        placers.remove(placer);
    }

    @Deactivate
    void deactivate() {
        close();
    }
}
