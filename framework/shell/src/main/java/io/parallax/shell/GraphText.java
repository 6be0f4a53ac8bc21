package io.parallax.shell;

import io.parallax.api.pipeline.Graph;
import java.util.Map;

/// Graphs written down: for people, or for programs.
final class GraphText {
    private GraphText() {}

    /// Forms that a graph can be written in.
    enum Format {
        TEXT,
        DOT,
        MERMAID,
        JSON;

        /// {@return the form that the arguments of a command ask for}
        /// @throws CommandException if there is none of that name
        static Format of(Arguments arguments) {
            return arguments.value(Option.FORMAT).map(Format::named).orElse(TEXT);
        }

        /// {@return the form of that name}
        /// @throws CommandException if there is none
        static Format named(String name) {
            return switch (name) {
                case "text" -> TEXT;
                case "dot" -> DOT;
                case "mermaid" -> MERMAID;
                case "json" -> JSON;
                default ->
                    throw CommandException.wrongUsage(
                            "no format '" + name + "'; there are text, dot, mermaid and json");
            };
        }
    }

    static String of(Graph graph, Format format) {
        return switch (format) {
            case TEXT -> text(graph);
            case DOT -> graph.toDot().stripTrailing();
            case MERMAID -> graph.toMermaid().stripTrailing();
            case JSON -> graph.toJson().stripTrailing();
        };
    }

    private static String text(Graph graph) {
        Table elements = Table.titled("ELEMENT", "TYPE", "PROPERTIES");
        for (Graph.Node node : graph.elements()) {
            elements.row(node.name(), node.type(), properties(node.properties()));
        }
        StringBuilder out = new StringBuilder(elements.toString());
        for (Graph.Link link : graph.links()) {
            out.append('\n').append(link.from()).append('.').append(link.fromPad());
            out.append(" -> ").append(link.to()).append('.').append(link.toPad());
        }
        return out.toString();
    }

    private static String properties(Map<String, String> properties) {
        StringBuilder out = new StringBuilder();
        properties.forEach((name, value) ->
                out.append(out.isEmpty() ? "" : " ").append(name).append('=').append(value));
        return out.toString();
    }
}
