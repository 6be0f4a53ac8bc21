package io.parallax.api.pipeline;

import io.parallax.api.element.ElementRegistry;
import java.util.List;
import java.util.Map;
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

    /// Makes a pipeline from text with parameters, under a name of the engine's choice. Parameters are put in after the
    /// text was taken apart: whatever one stands for is part of the value in which it is written, and nothing else.
    /// @param text the pipeline, with `${name}` in values
    /// @param parameters what each parameter stands for, by name; each must be in the text
    /// @return the pipeline, in state `SUSPENDED`, owned by the caller
    /// @throws MalformedPipelineException if the text does not make a pipeline, or its parameters are not these
    Pipeline parse(String text, Map<String, String> parameters);

    /// Makes a pipeline from text with parameters, as [#parse(String, Map)] does.
    /// @param name a name that no living pipeline of this engine has
    /// @param text the pipeline, with `${name}` in values
    /// @param parameters what each parameter stands for, by name; each must be in the text
    /// @return the pipeline, in state `SUSPENDED`, owned by the caller
    /// @throws MalformedPipelineException if the text does not make a pipeline, or its parameters are not these
    /// @throws IllegalArgumentException if the name is taken
    Pipeline parse(String name, String text, Map<String, String> parameters);

    /// Makes a pipeline that may be incomplete: as [#parse(String, String)] does, but when the text is right and only
    /// elements are missing, the pipeline is a `GHOST` until the last of them comes.
    /// @param name a name that no living pipeline of this engine has
    /// @param text the pipeline
    /// @param autostart whether to run it as soon as it is complete, now or later, until somebody stops it
    /// @return the pipeline, owned by the caller
    /// @throws MalformedPipelineException if the text is wrong in itself
    /// @throws IllegalArgumentException if the name is taken
    Pipeline define(String name, String text, boolean autostart);

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

    /// Closes every pipeline, all at the same time.
    @Override
    void close();
}
