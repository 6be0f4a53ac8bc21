package io.parallax.shell;

import io.parallax.api.pipeline.Graph;
import java.util.Map;

/// Graphs written down: for people, for Graphviz, for programs.
final class GraphText {
    private GraphText() {}

    /// Forms that a graph can be written in.
    enum Format {
        TEXT,
        DOT,
        JSON;

        /// {@return the form of that name}
        /// @throws CommandException if there is none
        static Format named(String name) {
            return switch (name) {
                case "text" -> TEXT;
                case "dot" -> DOT;
                case "json" -> JSON;
                default -> throw CommandException.wrongUsage("no format '" + name + "'; there are text, dot and json");
            };
        }
    }

    static String of(Graph graph, Format format) {
        return switch (format) {
            case TEXT -> text(graph);
            case DOT -> dot(graph);
            case JSON -> json(graph);
        };
    }

    private static String text(Graph graph) {
        Table elements = Table.titled("ELEMENT", "TYPE", "PROPERTIES");
        for (Graph.Node node : graph.elements()) {
            elements.row(node.name(), node.type(), properties(node.properties(), " "));
        }
        StringBuilder out = new StringBuilder(elements.toString());
        for (Graph.Link link : graph.links()) {
            out.append('\n').append(link.from()).append('.').append(link.fromPad());
            out.append(" -> ").append(link.to()).append('.').append(link.toPad());
        }
        return out.toString();
    }

    private static String properties(Map<String, String> properties, String between) {
        StringBuilder out = new StringBuilder();
        properties.forEach((name, value) -> out.append(out.isEmpty() ? "" : between)
                .append(name)
                .append('=')
                .append(value));
        return out.toString();
    }

    private static String dot(Graph graph) {
        StringBuilder out = new StringBuilder("digraph ")
                .append(quoted(graph.pipeline()))
                .append(" {\n  rankdir=LR;\n  node [shape=box];\n");
        for (Graph.Node node : graph.elements()) {
            String label = node.name() + "\n" + node.type()
                    + (node.properties().isEmpty() ? "" : "\n" + properties(node.properties(), "\n"));
            out.append("  ")
                    .append(quoted(node.name()))
                    .append(" [label=")
                    .append(quoted(label))
                    .append("];\n");
        }
        for (Graph.Link link : graph.links()) {
            out.append("  ").append(quoted(link.from())).append(" -> ").append(quoted(link.to()));
            out.append(" [taillabel=").append(quoted(link.fromPad()));
            out.append(", headlabel=").append(quoted(link.toPad())).append("];\n");
        }
        return out.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String json(Graph graph) {
        Json json = new Json().open('{').name("pipeline").value(graph.pipeline());
        json.name("elements").open('[');
        for (Graph.Node node : graph.elements()) {
            json.open('{').name("name").value(node.name()).name("type").value(node.type());
            json.name("properties").open('{');
            node.properties().forEach((name, value) -> json.name(name).value(value));
            json.close('}').close('}');
        }
        json.close(']').name("links").open('[');
        for (Graph.Link link : graph.links()) {
            json.open('{').name("from").value(link.from()).name("fromPad").value(link.fromPad());
            json.name("to").value(link.to()).name("toPad").value(link.toPad()).close('}');
        }
        return json.close(']').close('}').toString();
    }
}
