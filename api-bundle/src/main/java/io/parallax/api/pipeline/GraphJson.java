package io.parallax.api.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Graphs as JSON.
final class GraphJson {
    private final JsonReader reader;

    private GraphJson(JsonReader reader) {
        this.reader = reader;
    }

    static String write(Graph graph) {
        StringBuilder out = new StringBuilder("{\n  \"pipeline\": ");
        quote(graph.pipeline(), out);
        out.append(",\n  \"elements\": [");
        String separator = "\n";
        for (Graph.Node node : graph.elements()) {
            out.append(separator).append("    {\"name\": ");
            quote(node.name(), out);
            out.append(", \"type\": ");
            quote(node.type(), out);
            out.append(", \"properties\": ");
            writeProperties(node.properties(), out);
            out.append('}');
            separator = ",\n";
        }
        out.append("\n  ],\n  \"links\": [");
        separator = "\n";
        for (Graph.Link link : graph.links()) {
            out.append(separator).append("    ");
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("from", link.from());
            fields.put("fromPad", link.fromPad());
            fields.put("to", link.to());
            fields.put("toPad", link.toPad());
            writeProperties(fields, out);
            separator = ",\n";
        }
        return out.append("\n  ]\n}\n").toString();
    }

    private static void writeProperties(Map<String, String> properties, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            out.append(separator);
            quote(property.getKey(), out);
            out.append(": ");
            quote(property.getValue(), out);
            separator = ", ";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    static Graph read(String json) {
        JsonReader reader = new JsonReader(json);
        Graph graph = new GraphJson(reader).graph();
        reader.end();
        return graph;
    }

    private Graph graph() {
        Set<String> seen = new HashSet<>();
        StringBuilder pipeline = new StringBuilder();
        List<Graph.Node> nodes = new ArrayList<>();
        List<Graph.Link> links = new ArrayList<>();
        reader.object(Set.of("pipeline", "elements", "links"), name -> {
            seen.add(name);
            switch (name) {
                case "pipeline" -> pipeline.append(reader.text());
                case "elements" -> elements(nodes);
                default -> links(links);
            }
        });
        reader.require(seen, "elements");
        return new Graph(pipeline.toString(), List.copyOf(nodes), List.copyOf(links));
    }

    private void elements(List<Graph.Node> nodes) {
        reader.array(() -> {
            Map<String, String> fields = new LinkedHashMap<>();
            Map<String, String> properties = new LinkedHashMap<>();
            reader.object(Set.of("name", "type", "properties"), name -> {
                if (name.equals("properties")) {
                    reader.object(Set.of(), property -> properties.put(property, reader.scalar()));
                } else {
                    fields.put(name, reader.text());
                }
            });
            reader.require(fields.keySet(), "name", "type");
            nodes.add(new Graph.Node(
                    fields.getOrDefault("name", ""),
                    fields.getOrDefault("type", ""),
                    Collections.unmodifiableMap(properties)));
        });
    }

    private void links(List<Graph.Link> links) {
        reader.array(() -> {
            Map<String, String> fields = new LinkedHashMap<>();
            reader.object(Set.of("from", "fromPad", "to", "toPad"), name -> fields.put(name, reader.text()));
            reader.require(fields.keySet(), "from", "to");
            links.add(new Graph.Link(
                    fields.getOrDefault("from", ""),
                    fields.getOrDefault("fromPad", ""),
                    fields.getOrDefault("to", ""),
                    fields.getOrDefault("toPad", "")));
        });
    }
}
