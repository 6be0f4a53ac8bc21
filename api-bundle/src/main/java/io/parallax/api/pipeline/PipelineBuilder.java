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

    /// Adds the elements and links of a graph, with the properties and pads that it names.
    /// @param graph the graph, for example one read by [Graph#fromJson(String)]
    /// @return this
    default PipelineBuilder add(Graph graph) {
        for (Graph.Node node : graph.elements()) {
            add(node.type(), node.name());
            node.properties().forEach((property, value) -> set(node.name(), property, value));
        }
        graph.links().forEach(link -> link(link.from() + "." + link.fromPad(), link.to() + "." + link.toPad()));
        return this;
    }

    /// Links two elements by the pads that are named, or by the first free ones.
    /// @param from element upstream, or element and pad as in `t.src_0`
    /// @param to element downstream, or element and pad
    /// @return this
    PipelineBuilder link(String from, String to);

    /// {@return the pipeline, in state `SUSPENDED`}
    /// @throws MalformedPipelineException if it does not make a pipeline
    Pipeline build();
}
