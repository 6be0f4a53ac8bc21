package io.parallax.api.pipeline;

import java.util.HashMap;
import java.util.Map;

/// Draws graphs for programs that lay them out.
final class GraphPictures {
    private GraphPictures() {}

    static String dot(Graph graph) {
        StringBuilder out = new StringBuilder("digraph ")
                .append(dotText(graph.pipeline()))
                .append(" {\n  rankdir=LR;\n  node [shape=box];\n");
        for (Graph.Node node : graph.elements()) {
            out.append("  ").append(dotText(node.name()));
            out.append(" [label=").append(dotText(label(node))).append("];\n");
        }
        for (Graph.Link link : graph.links()) {
            out.append("  ").append(dotText(link.from())).append(" -> ").append(dotText(link.to()));
            out.append(" [taillabel=").append(dotText(link.fromPad()));
            out.append(", headlabel=").append(dotText(link.toPad())).append("];\n");
        }
        return out.append("}\n").toString();
    }

    private static String dotText(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "")
                        .replace("\n", "\\n")
                + '"';
    }

    static String mermaid(Graph graph) {
        StringBuilder out = new StringBuilder("flowchart LR\n");
        Map<String, String> ids = new HashMap<>();
        for (Graph.Node node : graph.elements()) {
            String id = "e" + ids.size();
            ids.put(node.name(), id);
            out.append("  ")
                    .append(id)
                    .append('[')
                    .append(mermaidText(label(node)))
                    .append("]\n");
        }
        for (Graph.Link link : graph.links()) {
            out.append("  ").append(ids.getOrDefault(link.from(), "unknown"));
            out.append(" -->|")
                    .append(mermaidText(link.fromPad() + " → " + link.toPad()))
                    .append("| ");
            out.append(ids.getOrDefault(link.to(), "unknown")).append('\n');
        }
        return out.toString();
    }

    /// Characters that mean something to Mermaid or to HTML are written as their numbers.
    private static String mermaidText(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append("<br/>");
            } else if (c < ' ' || "\"#&;<>\\`".indexOf(c) >= 0) {
                out.append('#').append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static String label(Graph.Node node) {
        StringBuilder out = new StringBuilder(node.name()).append('\n').append(node.type());
        node.properties()
                .forEach((name, value) ->
                        out.append('\n').append(name).append('=').append(value));
        return out.toString();
    }
}
