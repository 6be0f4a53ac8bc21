package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTextTest {
    private final TestCatalog catalog = new TestCatalog();

    @AfterEach
    void close() {
        catalog.engine.close();
    }

    @Test
    void buildsTheGraphThatJsonDescribes() {
        Graph graph = catalog.engine
                .parse("p", "numbers count=5 ! tee name=t .src_4 ! queue ! collect  t. ! collect most=3")
                .graph();

        Pipeline again =
                catalog.engine.builder("q").add(Graph.fromJson(graph.toJson())).build();

        assertThat(again.graph()).isEqualTo(new Graph("q", graph.elements(), graph.links()));
    }

    @Test
    void bindsParametersAfterParsing() {
        Pipeline named = catalog.engine.parse("p", "numbers count=${n} ! collect", Map.of("n", "5"));
        Pipeline unnamed = catalog.engine.parse("numbers count=${n} ! collect", Map.of("n", "6"));

        assertThat(named.get("numbers0", "count")).isEqualTo(5L);
        assertThat(unnamed.get("numbers0", "count")).isEqualTo(6L);
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> catalog.engine.parse("numbers ! collect", Map.of("n", "1 ! collect")))
                .withMessageContaining("the parameter 'n' is not used");
    }

    @Test
    void refusesParametersThatNobodyGave() {
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> catalog.engine.parse("numbers count=${n} ! collect"))
                .withMessageContaining("there is no parameter 'n' at column 15");
    }
}
