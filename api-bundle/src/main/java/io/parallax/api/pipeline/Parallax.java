package io.parallax.api.pipeline;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.util.ServiceLoader;

/// Entry point for programs that embed the engine without a container.
@ServiceConsumer(value = EngineFactory.class, resolution = Resolution.OPTIONAL)
public final class Parallax {
    private Parallax() {}

    /// Makes an engine over the elements and memory that the class or module path offers.
    /// @return a new engine, owned by the caller
    /// @throws IllegalStateException if there is no engine on the path
    public static PipelineEngine embedded() {
        return ServiceLoader.load(EngineFactory.class, Parallax.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no engine found: put the JARs parallax-engine and parallax-memory on the path"))
                .create();
    }
}
