package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPools;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.WaitSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the properties of a source say about its pool, and what the engine says about them.
@Timeout(120)
class PoolSettingsTest {
    @TempDir
    Path folder;

    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void close() {
        elements.engine.close();
    }

    private static List<String> warnings(Pipeline pipeline) {
        List<String> texts = new ArrayList<>();
        for (Message message = pipeline.bus().poll();
                message != null;
                message = pipeline.bus().poll()) {
            if (message instanceof Message.Warning warning) {
                texts.add(warning.element() + ": " + warning.text());
            }
        }
        return texts;
    }

    private static PoolStats stats(Pipeline pipeline) {
        return Objects.requireNonNull(pipeline.stats().pools().get("numbers0.src"));
    }

    @ParameterizedTest
    @CsvSource({"heap, HEAP", "shared, SHARED", "huge-pages, HUGE_PAGES", "mapped-file, MAPPED_FILE"})
    void takesTheMemoryThatIsAskedFor(String word, MemoryType type) throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "p" + type,
                "numbers count=1 pool-memory=" + word + " pool-slots=3 pool-file=" + folder.resolve("pool")
                        + " ! waitsink");
        pipeline.run().toCompletableFuture().get();
        while (pipeline.stats().pools().isEmpty()) {
            Thread.onSpinWait();
        }

        MemoryPool pool = ServiceLoader.load(MemoryPools.class).findFirst().orElseThrow().pools().stream()
                .filter(each -> each.name().equals("p" + type + "/numbers0.src"))
                .findFirst()
                .orElseThrow();
        assertThat(pool.type()).isEqualTo(type);
        assertThat(pool.slots()).isEqualTo(3);
        elements.only(WaitSink.class).go.countDown();
        pipeline.awaitEnd();
    }

    @Test
    void warnsBeforeTheStartWhenAPoolDoesNotCoverAQueue() throws Exception {
        Pipeline pipeline =
                elements.engine.parse("numbers count=20 pool-slots=4 ! queue name=q max-size-buffers=10 ! collect");
        pipeline.prepare().toCompletableFuture().get();

        assertThat(warnings(pipeline))
                .singleElement()
                .asString()
                .startsWith("numbers0: the pool of numbers0 has 4 slots, but queue q holds up to 10 buffers")
                .contains("set pool-slots=12 on numbers0, or max-size-buffers=2 on q");
        pipeline.run().toCompletableFuture().get();
        pipeline.awaitEnd();
        assertThat(elements.only(Collect.class).numbers).hasSize(20);
        assertThat(warnings(pipeline)).isEmpty();
    }

    @Test
    void doesNotWarnWhenThePoolIsMadeToMeasure() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=20 ! queue max-size-buffers=10 ! collect");
        pipeline.run().toCompletableFuture().get();
        pipeline.awaitEnd();

        assertThat(warnings(pipeline)).isEmpty();
        assertThat(stats(pipeline).slots()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void warnsWhenNoQueueMayLoseItsOldest() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=1 pool-empty=take-oldest ! queue ! collect");
        pipeline.run().toCompletableFuture().get();
        pipeline.awaitEnd();

        assertThat(warnings(pipeline)).singleElement().asString().contains("no queue behind it has leaky=downstream");
    }

    @Test
    void takesTheOldestFromALeakyQueueWhileTheSinkStandsStill() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=100 pool-slots=8 pool-empty=take-oldest"
                + " ! queue leaky=downstream max-size-buffers=50 ! waitsink");
        pipeline.run().toCompletableFuture().get();
        while (pipeline.stats().pools().isEmpty() || stats(pipeline).loans() < 100) {
            Thread.onSpinWait();
        }

        PoolStats stats = stats(pipeline);
        assertThat(stats.empty().reclaims()).isGreaterThanOrEqualTo(90);
        elements.only(WaitSink.class).go.countDown();
        pipeline.awaitEnd();
        assertThat(pipeline.stats().elements().get(1).dropped())
                .isEqualTo(stats(pipeline).empty().reclaims());
    }

    @Test
    void takesTheOldestFromALeakyQueueThatWasAddedWhileItRan() throws Exception {
        String source = "numbers name=numbers0 rest=10us pool-slots=4 pool-empty=take-oldest";
        Pipeline pipeline = elements.engine.parse(source + " ! collect");
        pipeline.run().toCompletableFuture().get();
        elements.instances(Collect.class).getFirst().awaitSize(10);
        assertThat(stats(pipeline).empty().reclaims()).isZero();

        pipeline.become(source + " ! queue leaky=downstream max-size-buffers=50 ! waitsink")
                .toCompletableFuture()
                .get();
        while (stats(pipeline).empty().reclaims() < 50) {
            Thread.onSpinWait();
        }

        elements.instances(WaitSink.class).forEach(sink -> sink.go.countDown());
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void failsOnlyThePipelineThatFindsNoRoom() throws Exception {
        Pipeline modest = elements.engine.parse("numbers rest=20us ! collect");
        modest.run().toCompletableFuture().get();
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(10);
        for (String memory : List.of("heap", "shared", "huge-pages huge-pages=require")) {
            Pipeline greedy = elements.engine.parse(
                    "numbers count=1 pool-slots=4 pool-slot-size=1099511627776 pool-memory=" + memory + " ! waitsink");
            greedy.run().toCompletableFuture().get();

            assertThatExceptionOfType(PipelineFailedException.class)
                    .isThrownBy(greedy::awaitEnd)
                    .withMessageContaining("(4 slots of 1099511627776 bytes): asked for ");
        }

        sink.awaitSize(sink.numbers.size() + 10);
        modest.stop().toCompletableFuture().get();
    }

    @Test
    void failsThePipelineWhenItsPoolMustNotWait() throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers count=100 pool-slots=2 pool-empty=fail ! queue max-size-buffers=50 ! waitsink");
        pipeline.run().toCompletableFuture().get();
        while (pipeline.stats().pools().isEmpty() || stats(pipeline).empty().failures() == 0) {
            Thread.onSpinWait();
        }
        elements.only(WaitSink.class).go.countDown();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageContaining("all 2 slots are in use");
    }
}
