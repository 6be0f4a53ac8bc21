package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.engine.TestElements.Collect;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MuxerTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    private Pipeline runToEnd(String text) throws Exception {
        Pipeline pipeline = elements.engine.parse(text);
        pipeline.run();
        pipeline.awaitEnd();
        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
        return pipeline;
    }

    private static List<Long> upTo(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    @Test
    void joinsStreamsAndKeepsTheOrderOfEach() throws Exception {
        Pipeline pipeline =
                runToEnd("numbers count=1000 ! join name=j ! collect  numbers count=500 ! queue ! j.sink_7  "
                        + "numbers count=10 ! j.");
        Collect sink = elements.only(Collect.class);

        assertThat(sink.numbers).hasSize(1510);
        assertThat(sink.events)
                .hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
        assertThat(pipeline.stats().queues()).containsKeys("j.sink_0", "j.sink_7", "j.sink_1");
        assertThat(pipeline.stats().elements())
                .filteredOn(element -> element.name().equals("j"))
                .singleElement()
                .satisfies(element -> assertThat(element.in().buffers()).isEqualTo(1510));
        assertThat(pipeline.toText())
                .isEqualTo(elements.engine.parse(pipeline.toText()).toText());
    }

    @Test
    void waitsForEveryInputWhenTheElementWantsThat() throws Exception {
        runToEnd("numbers count=1000 rest=1us ! zip name=z ! collect  numbers count=700 ! z.");

        assertThat(elements.only(Collect.class).numbers)
                .isEqualTo(
                        LongStream.range(0, 1400).map(each -> each / 2).boxed().toList());
    }

    @Test
    void endsItsStreamWhileAnInputStillHasBuffers() throws Exception {
        runToEnd("numbers ! zip name=z ! collect  numbers count=0 ! z.");

        assertThat(elements.only(Collect.class).numbers).isEmpty();
    }

    @Test
    void rejoinsTheBranchesOfATee() throws Exception {
        runToEnd("numbers count=2000 ! tee name=t ! queue ! zip name=z ! collect  t. ! queue ! pass ! z.");

        assertThat(elements.only(Collect.class).numbers)
                .isEqualTo(
                        LongStream.range(0, 4000).map(each -> each / 2).boxed().toList());
    }

    @Test
    void endsWhenDownstreamWantsNoMore() throws Exception {
        runToEnd("numbers ! join name=j ! collect most=100  numbers ! j.");

        assertThat(elements.only(Collect.class).numbers).hasSize(100);
    }

    @Test
    void closesWhatTheElementLeaves() throws Exception {
        runToEnd("numbers count=1000 ! join name=j drop=true ! collect  numbers count=1000 ! j.");

        assertThat(elements.only(Collect.class).numbers).isEmpty();
    }

    @Test
    void stopsWhileAnInputIsStarved() throws Exception {
        Pipeline pipeline = elements.engine.parse("waiting ! zip name=z ! collect  numbers ! z.");
        pipeline.run().toCompletableFuture().get();
        elements.only(TestElements.Waiting.class).waits.await();
        elements.only(Collect.class).awaitSize(2);
        pipeline.stop().toCompletableFuture().get();

        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    @Test
    void failsWhenTheElementWouldWaitForEver() {
        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(() -> runToEnd("numbers ! join name=j stuck=true ! collect  numbers ! j."))
                .withMessageContaining("would wait for ever");
    }

    @Test
    void needsAnInput() {
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> elements.engine.parse("join ! collect"))
                .withMessageContaining("join0 has no input that is linked");
    }

    @Test
    void takesInputsInAndOutWhileItRuns() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers rest=20us name=n ! join name=j ! collect name=c");
        pipeline.run().toCompletableFuture().get();
        Collect sink = elements.only(Collect.class);
        for (int i = 0; i < 30; i++) {
            pipeline.edit()
                    .add("numbers", "m")
                    .set("m", "count", i % 2 == 0 ? 100L : -1L)
                    .set("m", "rest", "20us")
                    .add("queue", "q")
                    .link("m", "q")
                    .link("q", "j")
                    .apply()
                    .toCompletableFuture()
                    .get();
            assertThat(pipeline.graph().links()).anySatisfy(link -> {
                assertThat(link.from()).isEqualTo("q");
                assertThat(link.toPad()).isEqualTo("sink_1");
            });
            sink.awaitSize(sink.numbers.size() + 50);
            (i % 3 == 0 ? pipeline.edit().removeNow("m") : pipeline.edit().remove("m"))
                    .apply()
                    .toCompletableFuture()
                    .get();
        }
        assertThat(pipeline.stats().queues()).containsOnlyKeys("j.sink_0");
        pipeline.end();
        pipeline.awaitEnd();

        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    @Test
    void keepsOneStreamWholeWhenAnInputLeaves() throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers count=5000 rest=5us ! queue ! join name=j ! collect  waiting name=w ! j.");
        pipeline.run().toCompletableFuture().get();
        List<Long> numbers = elements.only(Collect.class).numbers;
        elements.only(TestElements.Waiting.class).waits.await();
        pipeline.edit().remove("w").apply().toCompletableFuture().get();
        pipeline.awaitEnd();

        assertThat(numbers).hasSize(5001).containsAll(upTo(5000));
    }
}
