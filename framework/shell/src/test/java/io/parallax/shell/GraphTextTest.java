package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.pipeline.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTextTest {
    private final Graph graph = new Graph(
            "p",
            List.of(
                    new Graph.Node("a", "filesrc", Map.of("location", "x \"y\"\\z\n\u0001")),
                    new Graph.Node("b", "nullsink", Map.of())),
            List.of(new Graph.Link("a", "src", "b", "sink")));

    @Test
    void writesATableAndTheLinks() {
        Graph plain = new Graph("p", List.of(new Graph.Node("a", "testsrc", Map.of("rate", "3"))), List.of());

        assertThat(GraphText.of(plain, GraphText.Format.TEXT))
                .isEqualTo("ELEMENT  TYPE     PROPERTIES\na        testsrc  rate=3");
        assertThat(GraphText.of(graph, GraphText.Format.TEXT)).endsWith("\na.src -> b.sink");
    }

    @Test
    void writesWhatProgramsRead() {
        assertThat(GraphText.of(graph, GraphText.Format.named("dot"))).startsWith("digraph \"p\" {");
        assertThat(GraphText.of(graph, GraphText.Format.named("mermaid"))).startsWith("flowchart LR\n");
        assertThat(Graph.fromJson(GraphText.of(graph, GraphText.Format.named("json"))))
                .isEqualTo(graph);
    }

    @Test
    void namesTheFormsThereAre() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> GraphText.Format.named("svg"))
                .withMessage("no format 'svg'; there are text, dot, mermaid and json");
    }
}
