package io.parallax.api.pipeline;

import java.util.List;
import java.util.Map;

/// A picture of a pipeline: its elements and links.
/// @param pipeline name of the pipeline
/// @param elements the elements, sources first
/// @param links the links
public record Graph(String pipeline, List<Node> elements, List<Link> links) {
    /// {@return the graph in the language of Graphviz}
    public String toDot() {
        return GraphPictures.dot(this);
    }

    /// {@return the graph as a Mermaid flowchart}
    public String toMermaid() {
        return GraphPictures.mermaid(this);
    }

    /// {@return the graph as JSON, which [#fromJson(String)] reads back to an equal graph}
    public String toJson() {
        return GraphJson.write(this);
    }

    /// Reads a graph from JSON: an object with `pipeline`, `elements` (each with `name`, `type` and perhaps
    /// `properties`) and `links` (each with `from`, `to` and perhaps `fromPad` and `toPad`).
    /// @param json the text
    /// @return the graph, nothing of which was compared with the elements that there are
    /// @throws MalformedPipelineException if the text is not such JSON
    public static Graph fromJson(String json) {
        return GraphJson.read(json);
    }

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
