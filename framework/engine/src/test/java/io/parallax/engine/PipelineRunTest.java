package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.Counted;
import io.parallax.engine.TestElements.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PipelineRunTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.engine.close();
        assertThat(elements.engine.pipelines()).isEmpty();
        for (Counted element : elements.instances(Counted.class)) {
            assertThat(element.stops.get()).isEqualTo(element.starts.get());
        }
    }

    private static List<Long> upTo(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private Pipeline runToEnd(String text) throws Exception {
        Pipeline pipeline = elements.engine.parse(text);
        pipeline.run();
        pipeline.awaitEnd();
        return pipeline;
    }

    private static List<Message> messages(Pipeline pipeline) {
        List<Message> messages = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            messages.add(next);
        }
        return messages;
    }

    private static void assertEverySlotIsHome(Pipeline pipeline) {
        assertThat(pipeline.stats().pools())
                .isNotEmpty()
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbers count=1000 ! collect",
                "numbers count=1000 ! pass ! pass ! collect",
                "numbers count=1000 ! queue ! collect",
                "numbers count=1000 ! queue max-size-buffers=1 ! pass ! queue max-size-buffers=3 ! collect",
                "numbers count=1000 ! keeplast ! queue ! keeplast ! collect",
                "numbers num-buffers=1000 ! collect"
            })
    void deliversEverythingInOrderAndEnds(String text) throws Exception {
        Pipeline pipeline = runToEnd(text);

        assertThat(elements.only(Collect.class).numbers).isEqualTo(upTo(1000));
        assertThat(pipeline.state()).isEqualTo(PipelineState.SUSPENDED);
        assertThat(messages(pipeline).getLast()).isEqualTo(new Message.EndOfStream(pipeline.name()));
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void startsAStreamBeforeAndEndsItAfterTheBuffers() throws Exception {
        runToEnd("numbers count=1 ! queue ! collect");

        assertThat(elements.only(Collect.class).events)
                .hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
    }

    @Test
    void givesEveryBranchEveryBuffer() throws Exception {
        Pipeline pipeline = runToEnd(
                "numbers count=1000 ! tee name=t ! queue ! collect   t. ! collect  t. ! queue ! pass ! collect");

        assertThat(elements.instances(Collect.class))
                .hasSize(3)
                .allSatisfy(sink -> assertThat(sink.numbers).isEqualTo(upTo(1000)));
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void goesOnWithTheOtherBranchesWhenOneWantsNoMore() throws Exception {
        runToEnd("numbers count=100 ! tee name=t ! collect most=3  t. ! collect");

        assertThat(elements.instances(Collect.class).getFirst().numbers).isEqualTo(upTo(3));
        assertThat(elements.instances(Collect.class).getLast().numbers).isEqualTo(upTo(100));
    }

    @Test
    void endsWhenNoSinkWantsMore() throws Exception {
        Pipeline pipeline = runToEnd("numbers ! queue ! tee name=t ! collect most=3  t. ! queue ! collect most=5");

        assertThat(elements.instances(Collect.class).getLast().numbers).isEqualTo(upTo(5));
        assertEverySlotIsHome(pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "push-retained", "push-both", "close"})
    void leaksNothingHoweverCarelessTheElement(String mode) throws Exception {
        Pipeline pipeline = runToEnd("numbers count=5000 ! pass mode=" + mode + " ! queue ! collect");

        assertEverySlotIsHome(pipeline);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbers count=100 ! pass name=bad fail-at=7 ! collect",
                "numbers count=100 ! queue ! pass name=bad fail-at=7 ! collect",
                "numbers ! tee name=t ! queue ! collect   t. ! queue ! pass ! pass name=bad fail-at=7 ! collect"
            })
    void failsWithTheElementTheReasonAndTheBuffer(String text) throws Exception {
        Pipeline pipeline = elements.engine.parse(text);
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessage("bad: number 7 is unlucky");

        assertThat(pipeline.state()).isEqualTo(PipelineState.FAILED);
        List<Message> messages = messages(pipeline);
        assertThat(messages.getLast()).isInstanceOfSatisfying(Message.Failed.class, failure -> {
            assertThat(failure.element()).isEqualTo("bad");
            assertThat(failure.sequence()).isEqualTo(7);
        });
        assertThat(messages.stream().filter(m -> m instanceof Message.Failed || m instanceof Message.EndOfStream))
                .hasSize(1);
        assertEverySlotIsHome(pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push-twice", "answer-null", "answer-failed"})
    void makesAFailureOfWhatAnElementMustNotDo(String mode) throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=5 ! pass name=bad mode=" + mode + " ! collect");
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageStartingWith("bad: ");
    }

    @Test
    void reportsAnElementThatDoesNotStartAndStopsTheOthers() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! pass name=bad fails-to-start=true ! collect");
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessage("bad: cannot open the thing (check thing=)");
        assertThat(elements.only(Collect.class).stops.get()).isEqualTo(1);
        assertThat(elements.only(TestElements.Numbers.class).starts.get()).isZero();
    }

    @Test
    void failsWhenASinkCannotCloseProperly() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=3 ! collect name=c fails-to-stop=true");
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessage("c: cannot close the collection");
        assertThat(messages(pipeline)).noneMatch(Message.EndOfStream.class::isInstance);
    }

    @Test
    void runsAgainAfterEndAfterStopAndAfterFailure() throws Exception {
        Pipeline pipeline = runToEnd("numbers count=10 ! pass ! queue ! collect");
        pipeline.set("pass0", "fail-at", 5);
        pipeline.run();
        assertThatExceptionOfType(PipelineFailedException.class).isThrownBy(pipeline::awaitEnd);
        pipeline.set("pass0", "fail-at", -1);
        pipeline.run().toCompletableFuture().get();
        pipeline.stop().toCompletableFuture().get();
        elements.only(Collect.class).numbers.clear();
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).isEqualTo(upTo(10));
    }

    @Test
    void stopsASourceThatWaitsForEver() throws Exception {
        Pipeline pipeline = elements.engine.parse("waiting ! queue ! collect");
        pipeline.run();
        elements.only(Waiting.class).waits.await();

        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
        pipeline.awaitEnd();
        assertThat(threadsOf(pipeline)).isEmpty();
    }

    @Test
    void endsASourceThatWaitsForEverSoThatSinksSeeTheEnd() throws Exception {
        Pipeline pipeline = elements.engine.parse("waiting ! collect");
        pipeline.run();
        elements.only(Waiting.class).waits.await();

        pipeline.end();
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).events.getLast()).isInstanceOf(Event.EndOfStream.class);
        assertThat(messages(pipeline).getLast()).isInstanceOf(Message.EndOfStream.class);
    }

    @Test
    void endsABusySourceWithoutLosingWhatIsUnderWay() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! queue ! collect");
        pipeline.run();
        elements.only(Collect.class).first.await();

        pipeline.end();
        pipeline.awaitEnd();

        List<Long> numbers = elements.only(Collect.class).numbers;
        assertThat(numbers).isEqualTo(upTo(numbers.size()));
        assertThat(pipeline.stats().elements().getFirst().out().buffers()).isEqualTo(numbers.size());
    }

    private static List<String> threadsOf(Pipeline pipeline) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("parallax/" + pipeline.name() + "/"))
                .toList();
    }

    @Test
    void survivesManyStopsUnderLoad() throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers ! queue max-size-buffers=2 ! tee name=t ! queue ! collect  t. ! queue leaky=downstream ! collect");
        for (int i = 0; i < 200; i++) {
            pipeline.run().toCompletableFuture().get();
            pipeline.stop().toCompletableFuture().get();
            assertThat(threadsOf(pipeline)).isEmpty();
            pipeline.stats()
                    .pools()
                    .values()
                    .forEach(pool -> assertThat(pool.free()).isEqualTo(pool.slots()));
        }
    }

    @Test
    void setsALivePropertyWhileBuffersFlow() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! pass name=gate mode=drop ! collect");
        pipeline.run().toCompletableFuture().get();

        pipeline.set("gate", "mode", "push");

        assertThat(pipeline.get("gate", "mode")).isEqualTo("push");
        elements.only(Collect.class).first.await();
        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.set("gate", "fail-at", 3))
                .withMessageContaining("stop it first");
        assertThatIllegalArgumentException().isThrownBy(() -> pipeline.set("nobody", "mode", "push"));
        assertThatIllegalArgumentException().isThrownBy(() -> pipeline.set("gate", "moode", "push"));
    }

    @Test
    void holdsTheFlowWhilePaused() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers do-timestamp=true ! collect");
        pipeline.run().toCompletableFuture().get();
        elements.only(Collect.class).first.await();

        assertThat(pipeline.pause().toCompletableFuture().get()).isEqualTo(PipelineState.IDLE);
        long running = pipeline.stats().runningNs();
        assertThat(pipeline.stats().runningNs()).isEqualTo(running);
        pipeline.run().toCompletableFuture().get();

        assertThat(pipeline.stats().runningNs()).isGreaterThanOrEqualTo(running);
        pipeline.end();
        pipeline.awaitEnd();
        assertThat(elements.only(Collect.class).stamps).isSorted();
    }

    @Test
    void dropsWhatIsQueuedAtTheEndWhenAskedTo() throws Exception {
        Pipeline pipeline = runToEnd("numbers count=150 ! queue flush-on-eos=true ! collect");

        long dropped = pipeline.stats().elements().get(1).dropped();
        assertThat(elements.only(Collect.class).numbers).hasSize((int) (150 - dropped));
        assertThat(elements.only(Collect.class).events.getLast()).isInstanceOf(Event.EndOfStream.class);
    }

    @Test
    void countsWhatPasses() throws Exception {
        Pipeline pipeline = runToEnd("numbers count=10 ! pass mode=drop ! collect");

        assertThat(pipeline.stats().elements())
                .extracting(
                        e -> e.in().buffers(), e -> e.in().bytes(), e -> e.out().buffers())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 0L, 10L),
                        org.assertj.core.groups.Tuple.tuple(10L, 80L, 0L),
                        org.assertj.core.groups.Tuple.tuple(0L, 0L, 0L));
    }

    @Test
    void refusesANameThatIsTaken() {
        elements.engine.parse("one", "numbers ! collect");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> elements.engine.parse("one", "numbers ! collect"))
                .withMessageContaining("one");
    }

    @Test
    void givesElementsBackWhenItCloses() {
        Pipeline pipeline = elements.engine.parse("numbers ! collect");
        pipeline.close();

        assertThat(elements.released).containsExactlyInAnyOrderElementsOf(elements.instances(Counted.class));
        assertThat(elements.engine.pipelines()).isEmpty();
    }

    @Test
    void buildsFromCode() throws Exception {
        Pipeline pipeline = elements.engine
                .builder("built")
                .add("numbers", "n")
                .set("n", "count", 5)
                .add("collect", "c")
                .link("n", "c")
                .build();
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).isEqualTo(upTo(5));
        assertThat(pipeline.toText()).isEqualTo("numbers name=n count=5 ! collect name=c");
    }
}
