package io.parallax.api.pipeline;

import java.util.List;
import java.util.Map;

/// A picture of a pipeline: its elements and links.
/// @param pipeline name of the pipeline
/// @param elements the elements, sources first
/// @param links the links
public record Graph(String pipeline, List<Node> elements, List<Link> links) {
    /// An element.
    /// @param name its name in the pipeline
    /// @param type its element name
    /// @param properties the properties that were set, as text, by name
    public record Node(String name, String type, Map<String, String> properties) {}

    /// A link between two pads.
    /// @param from name of the element upstream
    /// @param fromPad its pad
    /// @param to name of the element downstream
    /// @param toPad its pad
    public record Link(String from, String fromPad, String to, String toPad) {}
}
