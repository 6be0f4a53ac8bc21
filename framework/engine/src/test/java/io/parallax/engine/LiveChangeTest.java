package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.TestElements.Collect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LiveChangeTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    private Pipeline running(String text) throws Exception {
        Pipeline pipeline = elements.engine.parse(text);
        done(pipeline.run());
        return pipeline;
    }

    private static PipelineState done(CompletionStage<PipelineState> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /// Elements are also made to check a change; only those that were started count.
    private Collect sink(int index) {
        return elements.instances(Collect.class).stream()
                .filter(sink -> sink.starts.get() > 0)
                .toList()
                .get(index);
    }

    private static String before(Pipeline pipeline, String element) {
        return pipeline.graph().links().stream()
                .filter(link -> link.to().equals(element))
                .findFirst()
                .orElseThrow()
                .from();
    }

    private static void awaitSize(Collect sink, int size) throws InterruptedException {
        sink.awaitSize(size);
    }

    private static void assertUnbroken(List<Long> numbers) {
        assertThat(numbers).isNotEmpty();
        long first = numbers.getFirst();
        assertThat(numbers)
                .isEqualTo(
                        LongStream.range(first, first + numbers.size()).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbers rest=20us name=n ! collect name=c",
                "numbers rest=20us name=n ! queue name=q ! collect name=c",
                "numbers rest=20us name=n ! pass name=p ! queue name=q ! pass name=r ! collect name=c"
            })
    void insertsAndRemovesWithoutLoss(String text) throws Exception {
        Pipeline pipeline = running(text);
        for (int i = 0; i < 50; i++) {
            String second = pipeline.graph().links().getFirst().to();
            done(pipeline.edit().insert("pass", "x", "n", second).apply());
            done(pipeline.edit()
                    .insert("queue", "y", before(pipeline, "c"), "c")
                    .apply());
            done(pipeline.edit()
                    .insert("keeplast", "z", before(pipeline, "y"), "y")
                    .apply());
            awaitSize(sink(0), sink(0).numbers.size() + 5);
            done(pipeline.edit().remove("y").apply());
            done(pipeline.edit().remove("x").remove("z").apply());
        }
        done(pipeline.stop());

        assertUnbroken(sink(0).numbers);
        assertThat(sink(0).numbers.getFirst()).isZero();
        assertThat(sink(0).events).hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class);
        assertThat(pipeline.toText()).isEqualTo(elements.engine.parse(text).toText());
    }

    @Test
    void addsAndRemovesABranchAHundredTimes() throws Exception {
        Pipeline pipeline = running("numbers rest=20us name=n ! tee name=t ! queue ! collect name=c");
        String threads = "parallax/" + pipeline.name() + "/";
        long files = 0;
        for (int i = 1; i <= 100; i++) {
            if (i == 2) {
                Footprint.awaitThreads(threads, 2);
                files = Footprint.openFiles();
            }
            done(pipeline.edit()
                    .add("queue", "q")
                    .add("collect", "extra")
                    .link("t", "q")
                    .link("q", "extra")
                    .apply());
            awaitSize(sink(i), 10);
            done(pipeline.edit().remove("extra").apply());

            assertUnbroken(sink(i).numbers);
            assertThat(sink(i).events)
                    .hasExactlyElementsOfTypes(
                            Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
            assertThat(pipeline.graph().elements()).hasSize(4);
        }
        Footprint.awaitThreads(threads, 2);
        assertThat(Footprint.openFiles()).isLessThanOrEqualTo(files);
        done(pipeline.stop());

        assertUnbroken(sink(0).numbers);
        assertThat(sink(0).numbers.getFirst()).isZero();
        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    @Test
    void aBranchThatLeavesAtOnceIsNotTold() throws Exception {
        Pipeline pipeline =
                running("numbers rest=20us ! tee name=t ! queue ! collect  t. ! queue ! collect name=extra");
        awaitSize(sink(1), 10);

        done(pipeline.edit().removeNow("extra").apply());

        assertThat(sink(1).events).hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class);
        assertThat(sink(1).stops.get()).isEqualTo(1);
        assertThat(warnings(pipeline)).contains("extra");
        done(pipeline.stop());
        assertUnbroken(sink(0).numbers);
    }

    @Test
    void aSourceThatFeedsNobodyElseLeavesAtOnceToo() throws Exception {
        Pipeline pipeline = running("numbers ! collect most=1000000  numbers rest=20us ! collect name=extra");
        awaitSize(sink(1), 10);

        done(pipeline.edit().removeNow("extra").apply());

        assertThat(sink(1).events).hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class);
        assertThat(sink(1).stops.get()).isEqualTo(1);
        assertThat(pipeline.graph().elements()).hasSize(2);
        done(pipeline.stop());
    }

    @Test
    void aSourceThatWaitsLeavesAtOnceWithoutAFailure() throws Exception {
        Pipeline pipeline = running("numbers rest=20us ! collect  waiting ! collect name=extra");
        elements.only(TestElements.Waiting.class).waits.await();

        done(pipeline.edit().removeNow("extra").apply());

        assertThat(warnings(pipeline)).containsExactlyInAnyOrder("waiting0", "extra");
        done(pipeline.stop());
    }

    @Test
    void givesEverythingBackWhenAChangeIsRefused() throws Exception {
        Pipeline closed = elements.engine.parse("numbers ! collect");
        closed.close();
        assertThatThrownBy(() -> done(closed.become("numbers ! pass ! collect")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");

        Pipeline ghost = elements.engine.define("ghost", "nowhere ! collect", false);
        assertThatThrownBy(() -> done(ghost.become("numbers ! pass ! collect")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void failsButIsNotStuckWhenAStreamCannotBeHeldAgain() throws Exception {
        TestElements.WaitSink.ENTERED.drainPermits();
        Pipeline pipeline = running("waiting name=w ! drainwait name=k ! queue name=q ! waitsink name=s");
        elements.only(TestElements.Waiting.class).waits.await();
        CompletionStage<PipelineState> change =
                pipeline.edit().remove("k").insert("pass", "p", "q", "s").apply();

        assertThatThrownBy(() -> done(change))
                .isInstanceOf(PipelineFailedException.class)
                .hasMessageContaining("could not be held");
        assertThatThrownBy(pipeline::awaitEnd).isInstanceOf(PipelineFailedException.class);
        assertThat(pipeline.state()).isEqualTo(PipelineState.FAILED);
    }

    private static List<String> warnings(Pipeline pipeline) {
        List<String> elements = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            if (next instanceof Message.Warning warning) {
                elements.add(warning.element());
            }
        }
        return elements;
    }

    @Test
    void replacesAnElementBetweenTwoBuffers() throws Exception {
        Pipeline pipeline = running("numbers rest=20us ! pass name=p ! queue ! collect");
        for (int i = 0; i < 20; i++) {
            done(pipeline.edit().replace("p", i % 2 == 0 ? "keeplast" : "pass").apply());
            awaitSize(sink(0), sink(0).numbers.size() + 3);
        }
        done(pipeline.stop());

        assertUnbroken(sink(0).numbers);
        assertThat(sink(0).events).hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class);
    }

    @Test
    void replacesASource() throws Exception {
        Pipeline pipeline = running("numbers rest=20us name=n ! queue ! collect");
        awaitSize(sink(0), 10);

        done(pipeline.edit().replace("n", "numbers").set("n", "count", 5).apply());
        pipeline.awaitEnd();

        List<Long> numbers = sink(0).numbers;
        assertUnbroken(numbers.subList(0, numbers.size() - 5));
        assertThat(numbers.subList(numbers.size() - 5, numbers.size())).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(sink(0).events.getLast()).isEqualTo(new Event.EndOfStream());
    }

    @Test
    void changesNothingWhenANewElementDoesNotStart() throws Exception {
        Pipeline pipeline = running("numbers rest=20us name=n ! collect name=c");
        String text = pipeline.toText();

        assertThatThrownBy(() -> done(pipeline.edit()
                        .insert("pass", "bad", "n", "c")
                        .set("bad", "fails-to-start", true)
                        .apply()))
                .isInstanceOf(PipelineFailedException.class)
                .hasMessageContaining("bad");

        assertThat(pipeline.toText()).isEqualTo(text);
        awaitSize(sink(0), sink(0).numbers.size() + 10);
        done(pipeline.stop());
        assertUnbroken(sink(0).numbers);
    }

    @Test
    void becomesAnotherDescriptionAllOrNothing() throws Exception {
        Pipeline pipeline = running("numbers rest=20us name=n ! pass name=p ! collect name=c");
        String text = pipeline.toText();

        assertThatThrownBy(
                        () -> pipeline.become("numbers rest=20us name=n ! queue max-size-buffers=-4 ! collect name=c"))
                .isInstanceOf(MalformedPipelineException.class)
                .hasMessageContaining("-4");
        assertThat(pipeline.toText()).isEqualTo(text);

        done(pipeline.become(
                "numbers rest=20us name=n ! tee name=t ! queue ! collect name=c  t. ! queue ! collect name=d"));
        awaitSize(sink(1), 10);
        assertThat(pipeline.state()).isEqualTo(PipelineState.RUNNING);
        done(pipeline.stop());
        assertUnbroken(sink(0).numbers);
    }

    @Test
    void setsLivePropertiesAndReplacesForOthers() throws Exception {
        Pipeline pipeline = running("numbers rest=20us name=n ! pass name=p ! collect name=c");
        done(pipeline.become("numbers rest=20us name=n ! pass name=p mode=drop ! collect name=c"));

        assertThat(elements.instances(TestElements.Pass.class).getFirst().starts.get())
                .isEqualTo(1);
        assertThat(pipeline.get("p", "mode")).isEqualTo("drop");
        assertThat(elements.instances(TestElements.Pass.class).getFirst().stops.get())
                .isZero();

        done(pipeline.become("numbers rest=20us name=n ! pass name=p fail-at=-2 ! collect name=c"));
        assertThat(elements.instances(TestElements.Pass.class).getFirst().stops.get())
                .isEqualTo(1);
    }

    @Test
    void changesAPipelineThatStandsStill() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=10 name=n ! collect name=c");
        done(pipeline.edit().insert("pass", "p", "n", "c").apply());
        done(pipeline.prepare());
        done(pipeline.edit().insert("queue", "q", "p", "c").apply());
        done(pipeline.run());
        pipeline.awaitEnd();

        assertThat(sink(0).numbers).hasSize(10);
        assertThat(pipeline.toText())
                .isEqualTo("numbers name=n count=10 ! pass name=p ! queue name=q ! collect name=c");
    }

    @Test
    void tellsWhatIsWrongWithAChange() {
        Pipeline pipeline = elements.engine.parse("numbers rest=20us name=n ! collect name=c");

        assertThatThrownBy(() ->
                        done(pipeline.edit().remove("collcet").unlink("c", "n").apply()))
                .isInstanceOf(MalformedPipelineException.class)
                .hasMessageContaining("there is no element named 'collcet'")
                .hasMessageContaining("there is no link from c to n");
    }

    @Test
    void aSinkThatJoinsAfterTheEndEndsToo() throws Exception {
        Pipeline pipeline = running("numbers count=5 ! tee name=t ! collect  t. ! queue ! waitsink name=w");
        TestElements.WaitSink waiting = elements.only(TestElements.WaitSink.class);
        waiting.entered.await();
        done(pipeline.edit().add("collect", "late").link("t", "late").apply());
        waiting.go.countDown();
        pipeline.awaitEnd();

        assertThat(sink(1).events.getLast()).isEqualTo(new Event.EndOfStream());
        assertThat(pipeline.bus().poll()).isInstanceOf(Message.StateChanged.class);
    }

    @Test
    void putsATeeBehindAnOutputThatIsLinkedOnceMoreWhileItRuns() throws Exception {
        Pipeline pipeline = running("numbers name=n ! collect");
        sink(0).awaitSize(100);
        done(pipeline.edit().add("collect", "more").link("n", "more").apply());
        sink(1).awaitSize(100);
        done(pipeline.extend("n. ! collect name=third"));
        sink(2).awaitSize(100);
        pipeline.end();
        pipeline.awaitEnd();

        assertThat(pipeline.toText())
                .isEqualTo("numbers name=n ! tee ! collect tee0. ! collect name=more tee0. ! collect name=third");
        assertThat(sink(0).numbers)
                .isEqualTo(LongStream.range(0, sink(0).numbers.size()).boxed().toList());
        long end = sink(0).numbers.getLast();
        assertThat(sink(1).numbers).endsWith(end);
        assertThat(sink(2).numbers).endsWith(end);
    }
}
