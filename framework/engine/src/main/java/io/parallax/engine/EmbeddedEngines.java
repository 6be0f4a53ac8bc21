package io.parallax.engine;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.element.Element;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.pipeline.EngineFactory;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.thread.ThreadPlacer;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ServiceLoaderElements;
import java.util.ServiceLoader;

/// Makes engines for programs without a container, from what `ServiceLoader` finds on the class or module path.
@ServiceProvider(value = EngineFactory.class, resolution = Resolution.OPTIONAL)
@ServiceConsumer(value = Element.class, resolution = Resolution.OPTIONAL)
@ServiceConsumer(value = MemoryPoolProvider.class, resolution = Resolution.OPTIONAL)
@ServiceConsumer(value = ThreadPlacer.class, resolution = Resolution.OPTIONAL)
public final class EmbeddedEngines implements EngineFactory {
    @Override
    public PipelineEngine create() {
        ElementCatalog catalog = new ElementCatalog();
        ServiceLoaderElements.load(ServiceLoader.load(Element.class)).forEach(catalog::add);
        MemoryProviders memory = new MemoryProviders();
        ServiceLoader.load(MemoryPoolProvider.class).forEach(memory::add);
        ThreadPlacers placers = new ThreadPlacers();
        ServiceLoader.load(ThreadPlacer.class).forEach(placers::add);
        return new Engine(
                catalog,
                memory,
                placers,
                Console.of("stdout"),
                Engine.stopLimit(System.getProperty(Engine.STOP_LIMIT_SETTING)));
    }
}
