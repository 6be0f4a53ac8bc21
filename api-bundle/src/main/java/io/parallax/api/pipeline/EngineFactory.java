package io.parallax.api.pipeline;

import org.osgi.annotation.versioning.ProviderType;

/// How [Parallax#embedded()] finds an engine: through `ServiceLoader`.
@ProviderType
public interface EngineFactory {
    /// {@return a new engine over the elements and memory that the class or module path offers}
    PipelineEngine create();
}
