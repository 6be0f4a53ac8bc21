package io.parallax.engine;

import static io.parallax.engine.TimeElements.STEP_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TimeElements.Asker;
import io.parallax.engine.TimeElements.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SeekTest {
    private final TestCatalog elements = new TestCatalog();

    @BeforeEach
    void addsElements() {
        elements.add(Ticker::new);
        elements.add(TimeElements.Slow::new);
        elements.add(Asker::new);
    }

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    private Ticker ticker() {
        return elements.instances(Ticker.class).getFirst();
    }

    private static List<Message> messages(Pipeline pipeline) {
        List<Message> found = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            found.add(next);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticker ! collect sync=true",
                "ticker ! queue max-size-buffers=2 ! collect sync=true",
                "ticker ! slow ! queue max-size-buffers=2 ! slow ! queue max-size-buffers=1 ! slow ! collect sync=true",
                "ticker ! slow parallel=3 ! queue max-size-buffers=1 ! slow parallel=2 ! collect sync=true",
                "ticker count=150 ! queue leaky=downstream ! slow ! collect sync=true",
                "ticker count=5 ! queue ! collect sync=true",
                "ticker wait-at=5 ! queue ! collect sync=true"
            })
    void goesToAnotherPositionWhereverTheStreamWaits(String text) throws Exception {
        Pipeline pipeline = elements.run(text);
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(1);

        assertThat(pipeline.seek(Duration.ofSeconds(1))).isTrue();
        sink.awaitSize(2);
        ticker().clock.set(STEP_NS);
        sink.awaitSize(3);

        assertThat(sink.numbers).startsWith(0L, 100L, 101L);
        assertThat(sink.discont).contains(100L);
        assertThat(sink.events)
                .containsSubsequence(
                        new Event.FlushStop(false),
                        new Event.SegmentStart(Event.Format.TIME, 1, ClockTime.SECOND, ClockTime.NONE, 0));
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void showsTheNewPositionInEveryBranch() throws Exception {
        Pipeline pipeline = elements.run(
                "ticker ! tee branch-policy=block name=t  t. ! queue ! collect sync=true  t. ! queue ! collect sync=true");
        List<Collect> sinks = elements.instances(Collect.class);
        for (Collect sink : sinks) {
            sink.awaitSize(1);
        }

        assertThat(pipeline.seek(Duration.ofSeconds(1))).isTrue();
        for (Collect sink : sinks) {
            sink.awaitSize(2);
            assertThat(sink.numbers).containsExactly(0L, 100L);
        }
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void seeksWhilePausedAndShowsItWhenItGoesOn() throws Exception {
        Pipeline pipeline = elements.run("ticker ! queue max-size-buffers=2 ! collect sync=true");
        Collect sink = elements.only(Collect.class);
        ticker().clock.awaitWaiter(STEP_NS);
        pipeline.pause().toCompletableFuture().get();

        assertThat(pipeline.seek(Duration.ofSeconds(2))).isTrue();
        pipeline.run().toCompletableFuture().get();
        sink.awaitSize(2);
        assertThat(sink.numbers).containsExactly(0L, 200L);
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void beginsAgainAfterTheSourceHasEndedAndEndsOnce() throws Exception {
        Pipeline pipeline = elements.run("ticker count=3 ! queue ! collect sync=true");
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(1);
        assertThat(pipeline.seek(Duration.ZERO)).isTrue();
        sink.awaitSize(2);
        ticker().clock.set(ClockTime.SECOND);
        pipeline.awaitEnd();

        assertThat(sink.numbers).containsExactly(0L, 0L, 1L, 2L);
        assertThat(messages(pipeline))
                .filteredOn(each -> each instanceof Message.EndOfStream || each instanceof Message.Failed)
                .containsExactly(new Message.EndOfStream(pipeline.name()));
    }

    @Test
    void doesNotRenderWhatLiesBehindTheStop() throws Exception {
        Pipeline pipeline = elements.run("ticker count=50 ! collect sync=true");
        Collect sink = elements.only(Collect.class);
        ticker().clock.awaitWaiter(STEP_NS);
        pipeline.send(new Event.Seek(Event.Format.TIME, 1, 20 * STEP_NS, 22 * STEP_NS, true));
        sink.awaitSize(2);
        ticker().clock.set(STEP_NS);
        pipeline.awaitEnd();

        assertThat(sink.numbers).containsExactly(0L, 20L, 21L);
    }

    @Test
    void aFlushDropsWhatIsQueuedAndGoesOn() throws Exception {
        Pipeline pipeline = elements.run("ticker ! queue max-size-buffers=2 ! collect sync=true");
        Collect sink = elements.only(Collect.class);
        ticker().clock.awaitWaiter(STEP_NS);

        assertThat(pipeline.send(new Event.FlushStart(0))).isTrue();
        ticker().clock.set(ClockTime.SECOND);
        sink.awaitSize(5);
        assertThat(sink.events).contains(new Event.FlushStop(false));
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void refusesToSeekWhereNoSourceCan() throws Exception {
        Pipeline pipeline = elements.run("numbers ! collect");

        assertThat(pipeline.seek(Duration.ZERO)).isFalse();
        assertThat(messages(pipeline))
                .filteredOn(Message.Warning.class::isInstance)
                .singleElement()
                .satisfies(warning ->
                        assertThat(((Message.Warning) warning).text()).contains("numbers0"));
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void refusesEventsThatOnlyElementsSend() throws Exception {
        Pipeline pipeline = elements.run("ticker ! collect sync=true");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.send(new Event.FlushStop(true)))
                .withMessageContaining("FlushStop");
        pipeline.stop().toCompletableFuture().get();
        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.seek(Duration.ZERO))
                .withMessageContaining("prepare()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticker ! asker",
                "ticker ! queue ! slow ! queue ! asker",
                "ticker count=1 ! queue ! slow ! queue ! asker  ticker ! collect sync=true",
                "ticker ! join name=j ! asker  ticker ! j."
            })
    void bringsWhatASinkAsksToTheSource(String text) throws Exception {
        Pipeline pipeline = elements.run(text);

        assertThat(ticker().upstream.take()).isEqualTo(Asker.QUESTION);
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void aNewerEventReplacesAnOlderOneOfItsKindThatWaits() throws Exception {
        Pipeline pipeline = elements.run("ticker wait-at=1 ! collect");
        ticker().waits.await();
        for (int i = 0; i < 3; i++) {
            pipeline.send(new Event.Qos(i, 0, 1));
        }
        pipeline.send(Asker.QUESTION);
        ticker().go.countDown();

        assertThat(ticker().upstream.take()).isEqualTo(new Event.Qos(2, 0, 1));
        assertThat(ticker().upstream.take()).isEqualTo(Asker.QUESTION);
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void theOldestGivesWayWhenTooManyEventsWait() throws Exception {
        Pipeline pipeline = elements.run("ticker wait-at=1 ! collect");
        ticker().waits.await();
        for (int i = 0; i < 100; i++) {
            pipeline.send(new Event.CustomUpstream("event" + i, Map.of()));
        }
        ticker().go.countDown();

        for (int i = 100 - 64; i < 100; i++) {
            assertThat(ticker().upstream.take()).isEqualTo(new Event.CustomUpstream("event" + i, Map.of()));
        }
        assertThat(messages(pipeline))
                .filteredOn(Message.Warning.class::isInstance)
                .singleElement()
                .satisfies(warning ->
                        assertThat(((Message.Warning) warning).text()).contains("more than 64 events"));
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void anEndAskedForAsAnEventEndsTheRun() throws Exception {
        Pipeline pipeline = elements.run("ticker ! queue ! collect");
        elements.only(Collect.class).awaitSize(1);

        pipeline.send(new Event.EndOfStream());
        pipeline.awaitEnd();
        assertThat(messages(pipeline).getLast()).isEqualTo(new Message.EndOfStream(pipeline.name()));
    }
}
