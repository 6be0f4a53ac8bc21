package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.engine.FaultyElements.FlakySource;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Pipelines that come and go, a third of them with a source that fails: nothing of them stays. How many is the system
/// property `parallax.lives`.
@Timeout(600)
class LivesTest {
    private static final int LIVES = Integer.getInteger("parallax.lives", 300);
    /// What a virtual machine gets for itself once, such as room for compiled code, it has got after these.
    private static final int FIRST_LIVES = Math.max(200, LIVES / 2);

    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.engine.close();
    }

    @Test
    void leaveNothingBehind() throws Exception {
        elements.add(FlakySource::new);
        live(FIRST_LIVES);
        Footprint before = Footprint.afterThreadsHaveGone();

        live(LIVES);

        Footprint after = Footprint.afterThreadsHaveGone();
        LoggerFactory.getLogger(LivesTest.class).info("{} lives: {} before, {} after", LIVES, before, after);
        assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files() + 2);
        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 2);
        assertThat(after.mappings()).as("mappings").isLessThanOrEqualTo(before.mappings() + 40);
        assertThat(after.classes()).as("classes").isLessThanOrEqualTo(before.classes() + 100);
        assertThat(after.heapBytes()).as("heap").isLessThanOrEqualTo(before.heapBytes() + (4L << 20));
        // also counts heap pages that are touched for the first time, so only a leak of many KiB a life shows here
        assertThat(after.nativeBytes()).as("native memory").isLessThanOrEqualTo(before.nativeBytes() + (64L << 20));
    }

    private void live(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            liveOnce(i % 3 == 0);
            elements.made.clear();
            elements.released.clear();
        }
    }

    private void liveOnce(boolean fails) throws InterruptedException, ExecutionException {
        try (Pipeline pipeline = elements.engine.parse(
                fails ? "flakysrc ! queue ! collect" : "numbers num-buffers=10 ! queue ! collect")) {
            elements.instances(FlakySource.class).forEach(source -> source.failsAt = number -> number == 9);
            pipeline.run().toCompletableFuture().get();
            awaitEnd(pipeline, fails);
            var _ = pipeline.stop().toCompletableFuture().get();
        }
        assertThat(elements.released).hasSameSizeAs(elements.made);
    }

    private static void awaitEnd(Pipeline pipeline, boolean fails) throws InterruptedException {
        try {
            pipeline.awaitEnd();
            assertThat(fails).isFalse();
        } catch (PipelineFailedException _) {
            assertThat(fails).isTrue();
        }
    }
}
