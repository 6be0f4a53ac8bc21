package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.TestElements.Collect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Hundreds of pipelines in one engine.
@Timeout(120)
class ManyPipelinesTest {
    private static final int MANY = 300;

    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.engine.close();
        assertThat(elements.engine.pipelines()).isEmpty();
        assertThat(elements.released).hasSameSizeAs(elements.made);
    }

    @Test
    void runToTheirEndsAtTheSameTime() throws Exception {
        List<Pipeline> pipelines = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            pipelines.add(elements.engine.parse("p" + i, "numbers count=50 ! queue ! pass ! collect"));
        }
        pipelines.forEach(Pipeline::run);
        for (Pipeline pipeline : pipelines) {
            pipeline.awaitEnd();
        }

        List<Long> all = LongStream.range(0, 50).boxed().toList();
        assertThat(elements.instances(Collect.class))
                .hasSize(MANY)
                .allSatisfy(sink -> assertThat(sink.numbers).isEqualTo(all));
        assertThat(pipelines).allMatch(pipeline -> pipeline.state() == PipelineState.SUSPENDED);
        assertThat(pipelines)
                .allSatisfy(pipeline -> assertThat(
                                pipeline.stats().elements().getLast().in().buffers())
                        .isEqualTo(50));
    }

    @Test
    void areAllStoppedWhenTheirEngineCloses() {
        List<Pipeline> pipelines = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Pipeline pipeline = elements.engine.parse("waiting ! queue ! collect");
            pipeline.run();
            pipelines.add(pipeline);
        }

        elements.engine.close();

        assertThat(pipelines).allMatch(pipeline -> pipeline.state() == PipelineState.SUSPENDED);
    }
}
