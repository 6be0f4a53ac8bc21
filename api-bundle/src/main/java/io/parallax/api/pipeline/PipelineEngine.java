package io.parallax.api.pipeline;

import io.parallax.api.element.ElementRegistry;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Makes pipelines. In a container it is a service; elsewhere [Parallax#embedded()] gives one.
@ProviderType
public interface PipelineEngine extends AutoCloseable {
    /// Makes a pipeline from text, under a name of the engine's choice. Nothing is opened yet.
    /// @param text the pipeline, for example `filesrc location=a ! queue ! filesink location=b`
    /// @return the pipeline, in state `SUSPENDED`, owned by the caller
    /// @throws MalformedPipelineException if the text does not make a pipeline
    Pipeline parse(String text);

    /// Makes a pipeline from text.
    /// @param name a name that no living pipeline of this engine has
    /// @param text the pipeline
    /// @return the pipeline, in state `SUSPENDED`, owned by the caller
    /// @throws MalformedPipelineException if the text does not make a pipeline
    /// @throws IllegalArgumentException if the name is taken
    Pipeline parse(String name, String text);

    /// Starts building a pipeline in code.
    /// @param name a name that no living pipeline of this engine has
    /// @return a builder
    PipelineBuilder builder(String name);

    /// {@return the elements that pipelines can be made of}
    ElementRegistry elements();

    /// {@return the pipelines that are not closed, sorted by name}
    List<Pipeline> pipelines();

    /// {@return a pipeline that is not closed}
    /// @param name its name
    Optional<Pipeline> pipeline(String name);

    /// Closes every pipeline.
    @Override
    void close();
}
