package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parallax check`.
class CheckIT {
    private static final String TEXT = "testsrc num-buffers=3 ! tee name=t ! queue ! nullsink   t. ! queue ! nullsink";

    @TempDir
    private Path folder;

    @Test
    void opensNothing() throws IOException, InterruptedException {
        Path target = folder.resolve("b");

        Child.run("check", "filesrc location=" + folder.resolve("a") + " ! filesink location=" + target)
                .succeeds();

        assertThat(target).doesNotExist();
    }

    @Test
    void printsTheGraphForGraphviz() throws IOException, InterruptedException {
        String dot = Child.run("check", "--format", "dot", TEXT).succeeds().out();

        assertThat(dot)
                .startsWith("digraph ")
                .contains("testsrc", "tee", "nullsink")
                .endsWith("}\n");
        assertThat(dot.lines().filter(line -> line.contains("->"))).hasSize(5);
    }

    @Test
    void printsTheGraphForPrograms() throws IOException, InterruptedException {
        JsonNode graph = new ObjectMapper()
                .readTree(
                        Child.run("check", "--format", "json", TEXT).succeeds().out());

        assertThat(graph.get("elements")).hasSize(6);
        assertThat(graph.get("links")).hasSize(5);
        assertThat(graph.get("elements").findValuesAsText("type")).contains("testsrc", "tee", "queue", "nullsink");
    }

    @Test
    void refusesAFormatThatThereIsNot() throws IOException, InterruptedException {
        Child.run("check", "--format", "svg", TEXT).refuses(2, "svg", "dot", "mermaid", "json");
    }
}
