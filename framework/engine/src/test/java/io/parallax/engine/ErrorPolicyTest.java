package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.FaultyElements.Flaky;
import io.parallax.engine.FaultyElements.FlakySource;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ErrorPolicyTest {
    private final TestCatalog elements = new TestCatalog();

    @BeforeEach
    void addsFaultyElements() {
        elements.add(Flaky::new);
        elements.add(FlakySource::new);
        elements.add(FaultyElements.FlakySink::new);
    }

    @AfterEach
    void closesEverything() {
        elements.engine.close();
        for (Counted element : elements.instances(Counted.class)) {
            assertThat(element.stops.get()).isEqualTo(element.starts.get());
        }
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

    private static List<String> warnings(List<Message> messages) {
        return messages.stream()
                .filter(Message.Warning.class::isInstance)
                .map(message -> ((Message.Warning) message).text())
                .toList();
    }

    private static List<Long> without(long count, long... gone) {
        return LongStream.range(0, count)
                .filter(number -> LongStream.of(gone).noneMatch(each -> each == number))
                .boxed()
                .toList();
    }

    @Test
    void skipsTheBufferThatFailedAndMarksTheNext() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=10 ! flaky on-error=skip ! queue ! collect");
        elements.only(Flaky.class).failsAt = number -> number == 3 || number == 4 || number == 7;
        pipeline.run();
        pipeline.awaitEnd();

        Collect sink = elements.only(Collect.class);
        assertThat(sink.numbers).isEqualTo(without(10, 3, 4, 7));
        assertThat(sink.discont).containsExactly(5L, 8L);
        assertThat(pipeline.stats().elements().get(1).dropped()).isEqualTo(3);
        List<Message> messages = messages(pipeline);
        assertThat(warnings(messages)).hasSize(2).first().asString().contains("unlucky", "at buffer 3");
        assertThat(warnings(messages)).last().asString().contains("2 times", "at buffer 7");
        assertThat(messages.getLast()).isInstanceOf(Message.EndOfStream.class);
    }

    @Test
    void startsAnElementAgainAndTellsItOfItsStream() throws Exception {
        Pipeline pipeline =
                elements.engine.parse("numbers count=10 ! flaky on-error=restart restart-delay=0 ! collect");
        Flaky flaky = elements.only(Flaky.class);
        flaky.failsAt = number -> number == 2 || number == 6;
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).isEqualTo(without(10, 2, 6));
        assertThat(elements.only(Collect.class).discont).containsExactly(3L, 7L);
        assertThat(flaky.starts.get()).isEqualTo(3);
        assertThat(flaky.events.stream().filter(Event.StreamStart.class::isInstance))
                .hasSize(3);
        assertThat(elements.only(Collect.class).events)
                .hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
        assertThat(warnings(messages(pipeline))).hasSize(2).allMatch(text -> text.contains("restart 1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failsAfterTooManyRestartsInARow(boolean atStart) throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers count=20 ! flaky name=f on-error=restart restart-delay=0 restart-limit=3 ! collect");
        Flaky flaky = elements.only(Flaky.class);
        flaky.failsAt = number -> number >= 4;
        flaky.failsToStartAgain = atStart;
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageContaining("f: failed again after 3 restarts in a row")
                .withMessageContaining(atStart ? "not again" : "unlucky");
        assertThat(flaky.starts.get()).isEqualTo(4);
        assertThat(elements.only(Collect.class).numbers).isEqualTo(without(4));
    }

    @Test
    void stopsWhileAnElementWaitsForItsRestart() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! flaky on-error=restart restart-delay=1h ! collect");
        elements.only(Flaky.class).failsAt = number -> number == 2;
        pipeline.run();
        Message message = pipeline.bus().take();
        while (!(message instanceof Message.Warning)) {
            message = pipeline.bus().take();
        }

        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
    }

    @Test
    void endsASourceThatWaitsForItsRestart() throws Exception {
        Pipeline pipeline = elements.engine.parse("flakysrc on-error=restart restart-delay=1h ! collect");
        elements.only(FlakySource.class).failsAt = number -> number == 2;
        pipeline.run();
        Message message = pipeline.bus().take();
        while (!(message instanceof Message.Warning)) {
            message = pipeline.bus().take();
        }

        pipeline.end();
        pipeline.awaitEnd();
        assertThat(elements.only(Collect.class).events.getLast()).isInstanceOf(Event.EndOfStream.class);
    }

    @Test
    void cutsABranchOffAndGoesOnWithTheOthers() throws Exception {
        Pipeline pipeline = elements.engine.parse("""
                numbers count=100 ! tee name=t ! queue ! collect
                t. ! queue ! flaky on-error=detach ! queue ! collect
                t. ! flakysink on-error=detach
                """);
        elements.only(Flaky.class).failsAt = number -> number == 5;
        pipeline.run();
        pipeline.awaitEnd();

        List<Collect> sinks = elements.instances(Collect.class);
        assertThat(sinks.getFirst().numbers).isEqualTo(without(100));
        assertThat(sinks.getLast().numbers).isEqualTo(without(5));
        assertThat(sinks.getLast().events.getLast()).isInstanceOf(Event.EndOfStream.class);
        List<Message> messages = messages(pipeline);
        assertThat(warnings(messages)).hasSize(2).allMatch(text -> text.contains("cut off"));
        assertThat(messages.getLast()).isInstanceOf(Message.EndOfStream.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbers count=100 ! flaky name=bad on-error=detach ! queue ! collect",
                "numbers count=100 ! flakysink name=bad on-error=detach",
                "flakysrc name=bad on-error=detach ! collect"
            })
    void failsWhenCuttingOffLeavesNoSink(String text) throws Exception {
        Pipeline pipeline = elements.engine.parse(text);
        elements.instances(Flaky.class).forEach(flaky -> flaky.failsAt = number -> number == 5);
        elements.instances(FlakySource.class).forEach(source -> source.failsAt = number -> number == 5);
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageStartingWith("bad: ");
        assertThat(pipeline.state()).isEqualTo(PipelineState.FAILED);
    }

    @Test
    void asksASourceAgainThatSkips() throws Exception {
        Pipeline pipeline = elements.engine.parse("flakysrc on-error=skip ! collect");
        elements.only(FlakySource.class).failsAt = number -> number == 2 || number == 3;
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).isEqualTo(without(10, 2, 3));
        assertThat(elements.only(Collect.class).discont).containsExactly(4L);
    }

    @Test
    void failsWhenASourceOnlyFails() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers name=n on-error=skip ! collect");
        elements.only(TestElements.Numbers.class).fails = true;
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageContaining("times in a row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "restart", "detach"})
    void endsTheStreamThoughAnElementFailsAtItsEnd(String policy) throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers count=3 ! tee name=t ! flaky on-error=" + policy + " ! queue ! collect   t. ! collect");
        elements.only(Flaky.class).failsToDrain = true;
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(elements.instances(Collect.class))
                .allSatisfy(sink -> assertThat(sink.events.getLast()).isInstanceOf(Event.EndOfStream.class));
    }

    static List<FaultyElements.Fault> errors() {
        return List.of(
                () -> {
                    throw new InternalError("a mapping shrank");
                },
                () -> deeper(0),
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                () -> {
                    throw new NoClassDefFoundError("acme/Gone");
                },
                () -> {
                    throw new AssertionError("never");
                });
    }

    @SuppressWarnings("InfiniteRecursion") // overflowing the stack is the point
    private static int deeper(int depth) {
        return 1 + deeper(depth + 1);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void makesAPipelineErrorOfAnyThrowable(FaultyElements.Fault fault) throws Exception {
        Pipeline pipeline =
                elements.engine.parse("numbers do-timestamp=true ! queue ! flaky name=bad ! queue ! collect");
        Flaky flaky = elements.only(Flaky.class);
        flaky.failsAt = number -> number == 5;
        flaky.fault = fault;
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageContaining("Error");
        assertThat(messages(pipeline).getLast()).isInstanceOfSatisfying(Message.Failed.class, failure -> {
            assertThat(failure.element()).isEqualTo("bad");
            assertThat(failure.sequence()).isEqualTo(5);
            assertThat(failure.pts()).isPositive();
        });
    }
}
