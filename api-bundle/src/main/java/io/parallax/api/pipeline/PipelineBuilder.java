package io.parallax.api.pipeline;

import org.osgi.annotation.versioning.ProviderType;

/// Builds a pipeline in code. Everything is checked in [#build()]. One thread uses a builder.
@ProviderType
public interface PipelineBuilder {
    /// Adds an element.
    /// @param type its element name, for example `filesrc`
    /// @param name its name in the pipeline, unique there
    /// @return this
    PipelineBuilder add(String type, String name);

    /// Sets a property of an element added before.
    /// @param element name of the element
    /// @param property name of the property
    /// @param value a value of the property's type, or text that is read as in a pipeline
    /// @return this
    PipelineBuilder set(String element, String property, Object value);

    /// Links two elements by the first free pads that fit.
    /// @param from element upstream
    /// @param to element downstream
    /// @return this
    PipelineBuilder link(String from, String to);

    /// {@return the pipeline, in state `SUSPENDED`}
    /// @throws MalformedPipelineException if it does not make a pipeline
    Pipeline build();
}
