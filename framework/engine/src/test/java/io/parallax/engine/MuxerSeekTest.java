package io.parallax.engine;

import static io.parallax.engine.TimeElements.STEP_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TimeElements.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A flush through elements with several inputs.
@Timeout(60)
class MuxerSeekTest {
    private final TestCatalog elements = new TestCatalog();

    @BeforeEach
    void addsElements() {
        elements.add(Ticker::new);
        elements.add(TimeElements.Slow::new);
    }

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    private List<Ticker> tickers() {
        return elements.instances(Ticker.class);
    }

    private static void awaitNumber(Collect sink, long number) throws InterruptedException {
        while (!sink.numbers.contains(number)) {
            sink.awaitSize(sink.numbers.size() + 1);
        }
    }

    private static void assertFlushedOnce(Collect sink, Event.SegmentStart segment) {
        assertThat(sink.events).filteredOn(Event.FlushStart.class::isInstance).hasSize(1);
        assertThat(sink.events).filteredOn(Event.FlushStop.class::isInstance).hasSize(1);
        assertThat(sink.events)
                .filteredOn(Event.SegmentStart.class::isInstance)
                .containsExactly(Event.SegmentStart.open(Event.Format.TIME), segment);
        int first = sink.numbers.indexOf(100L);
        assertThat(sink.numbers.subList(0, first)).allMatch(number -> number < 100);
        assertThat(sink.numbers.subList(first, sink.numbers.size())).allMatch(number -> number >= 100);
    }

    private static Event.SegmentStart at(long ns) {
        return new Event.SegmentStart(Event.Format.TIME, 1, ns, ClockTime.NONE, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticker ! join name=m ! collect sync=true  ticker ! m.",
                "ticker ! queue max-size-buffers=3 ! join name=m ! queue max-size-buffers=2 ! collect sync=true  ticker ! m.",
                "ticker ! zip name=m ! collect sync=true  ticker ! queue max-size-buffers=2 ! slow ! m.",
                "ticker ! zip name=m ! slow ! queue max-size-buffers=2 ! collect sync=true  ticker ! m.  ticker ! m.",
                "ticker ! tee name=t branch-policy=block ! queue ! zip name=m ! collect sync=true  t. ! queue ! m.",
                "ticker ! tee name=t branch-policy=block ! zip name=m ! collect sync=true  t. ! m.",
                "ticker ! zip name=n ! queue ! zip name=m ! collect sync=true  ticker ! n.  ticker ! m.",
                "ticker count=3 ! zip name=m ! queue ! collect sync=true  ticker count=3 ! m.",
                "ticker count=3 ! join name=m ! queue ! collect sync=true  ticker count=2 ! m.",
                "ticker wait-at=5 ! zip name=m ! collect sync=true  ticker ! m."
            })
    void everyBranchIsFlushedOnceAndTheNewPositionFollows(String text) throws Exception {
        Pipeline pipeline = elements.run(text);
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(1);

        assertThat(pipeline.seek(Duration.ofSeconds(1))).isTrue();
        awaitNumber(sink, 100);
        tickers().getFirst().clock.set(STEP_NS);
        awaitNumber(sink, 101);
        pipeline.stop().toCompletableFuture().get();

        assertFlushedOnce(sink, at(ClockTime.SECOND));
        assertThat(tickers())
                .allSatisfy(ticker -> assertThat(ticker.seeks.get()).isEqualTo(1));
    }

    @Test
    void twoSinksThatAskForTheSameMoveEverySourceOnce() throws Exception {
        Pipeline pipeline = elements.run("ticker ! zip name=m ! tee branch-policy=block name=t  ticker ! m."
                + "  t. ! queue ! collect sync=true  t. ! queue ! collect sync=true");
        List<Collect> sinks = elements.instances(Collect.class);
        for (Collect sink : sinks) {
            sink.awaitSize(1);
        }

        assertThat(pipeline.seek(Duration.ofSeconds(1))).isTrue();
        for (Collect sink : sinks) {
            awaitNumber(sink, 100);
        }
        pipeline.stop().toCompletableFuture().get();
        assertThat(sinks).allSatisfy(sink -> assertFlushedOnce(sink, at(ClockTime.SECOND)));
        assertThat(tickers())
                .allSatisfy(ticker -> assertThat(ticker.seeks.get()).isEqualTo(1));
    }

    @Test
    void aFlushWithoutAMoveGoesOnInTheSameSegment() throws Exception {
        Pipeline pipeline = elements.run("ticker ! zip name=m ! collect sync=true  ticker ! m.");
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(2);
        tickers().getFirst().clock.awaitWaiter(STEP_NS);

        assertThat(pipeline.send(new Event.FlushStart(0))).isTrue();
        tickers().getFirst().clock.set(1000 * ClockTime.SECOND); // the sources have come far meanwhile
        sink.awaitSize(4);
        pipeline.stop().toCompletableFuture().get();
        assertThat(sink.events)
                .containsSubsequence(new Event.FlushStop(false), Event.SegmentStart.open(Event.Format.TIME));
    }

    @Test
    void refusesAMoveWithoutAFlush() throws Exception {
        Pipeline pipeline = elements.run("ticker ! join name=m ! collect sync=true  ticker ! m.");

        assertThat(pipeline.send(new Event.Seek(Event.Format.TIME, 1, 0, ClockTime.NONE, false)))
                .isFalse();
        pipeline.stop().toCompletableFuture().get();
        assertThat(warnings(pipeline)).anyMatch(text -> text.contains("cannot seek without a flush: m brings"));
    }

    @Test
    void whoCannotSeekIsNamedAndGoesOnWithWhatItBringsNext() throws Exception {
        Pipeline pipeline = elements.run("ticker ! join name=m ! collect sync=true  waiting name=w ! m.");
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(2);

        assertThat(pipeline.seek(Duration.ofSeconds(1))).isTrue();
        awaitNumber(sink, 100);
        pipeline.stop().toCompletableFuture().get();
        assertFlushedOnce(sink, at(ClockTime.SECOND));
        assertThat(warnings(pipeline)).anyMatch(text -> text.contains("w cannot seek"));
    }

    private static List<String> warnings(Pipeline pipeline) {
        List<String> texts = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            if (next instanceof Message.Warning warning) {
                texts.add(warning.text());
            }
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "zip"})
    void manyMovesInARowEndAtTheLast(String muxer) throws Exception {
        Pipeline pipeline = elements.run("ticker ! queue max-size-buffers=3 ! " + muxer
                + " name=m ! queue max-size-buffers=2 ! slow ! collect sync=true  ticker ! m.  ticker ! queue ! m.");
        Collect sink = elements.only(Collect.class);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            assertThat(pipeline.seek(Duration.ofMillis(random.nextInt(100) * 10L)))
                    .isTrue();
            if (i % 10 == 0) {
                sink.awaitSize(sink.numbers.size());
            }
        }
        assertThat(pipeline.seek(Duration.ofSeconds(5))).isTrue();
        awaitNumber(sink, 500);
        pipeline.stop().toCompletableFuture().get();

        assertThat(sink.numbers.subList(sink.numbers.indexOf(500L), sink.numbers.size()))
                .allMatch(number -> number >= 500);
        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }
}
