package io.parallax.sdk.testkit;

import static io.parallax.sdk.testkit.StepElements.SEEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepByStepTest {
    private final PipelineEngine engine = Parallax.embedded();

    @BeforeEach
    void forgets() {
        SEEN.clear();
    }

    @AfterEach
    void closesEverything() {
        engine.close();
    }

    private Pipeline prepared(String text) throws Exception {
        Pipeline pipeline = engine.parse(text);
        pipeline.prepare().toCompletableFuture().get();
        return pipeline;
    }

    @Test
    void letsThreadsTakeTurnsAsTheTestSays() throws Exception {
        Pipeline pipeline = prepared("letters name=a ! relay name=q ! log  letters name=b letter=b ! log");
        try (StepByStep steps = StepByStep.at(pipeline, "a.src", "q.src", "b.src")) {
            pipeline.run().toCompletableFuture().get();
            assertThat(steps.await("a.src")).isZero();
            assertThat(SEEN).isEmpty();

            steps.step("b.src");
            assertThat(SEEN).containsExactly("b");
            steps.step("a.src");
            steps.await("q.src");
            assertThat(SEEN).containsExactly("b");
            assertThat(steps.step("q.src")).isZero();
            assertThat(SEEN).containsExactly("b", "a");
            assertThat(steps.step("b.src")).isOne();
            assertThat(SEEN).containsExactly("b", "a", "b");
        }
    }

    @Test
    void showsHowAQueueFillsUp() throws Exception {
        Pipeline pipeline = prepared("letters name=a ! relay name=q ! log");
        try (StepByStep steps = StepByStep.at(pipeline, "a.src", "q.src")) {
            pipeline.run().toCompletableFuture().get();
            for (int i = 0; i < 5; i++) {
                steps.step("a.src");
            }
            steps.await("q.src"); // one is taken, four wait
            steps.step("a.src"); // returns though the thread waits for room

            assertThat(pipeline.stats().queues())
                    .hasEntrySatisfying(
                            "q", level -> assertThat(level.buffers()).isEqualTo(4));
            assertThat(pipeline.explain().findings())
                    .anyMatch(finding -> finding.thread().endsWith("/a")
                            && finding.toString().contains("NO_ROOM"));
        }
    }

    @Test
    void letsEverythingGoOnWhenItIsClosed() throws Exception {
        Pipeline pipeline = prepared("letters name=a ! log");
        StepByStep steps = StepByStep.at(pipeline, "a.src");
        pipeline.run().toCompletableFuture().get();
        steps.step("a.src");
        steps.await("a.src");
        steps.close();

        while (SEEN.size() < 100) {
            Thread.onSpinWait();
        }
    }

    @Test
    void namesThePadThatIsNotThere() throws Exception {
        Pipeline pipeline = prepared("letters name=a ! log");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepByStep.at(pipeline, "a"))
                .withMessageContaining("a");
        try (StepByStep steps = StepByStep.at(pipeline, "a.src")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> steps.step("b.src"))
                    .withMessageContaining("[a.src]");
        }
    }
}
