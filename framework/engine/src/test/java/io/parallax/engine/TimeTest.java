package io.parallax.engine;

import static io.parallax.engine.TimeElements.STEP_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TimeElements.Ticker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeTest {
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

    private Ticker ticker() {
        return elements.instances(Ticker.class).getFirst();
    }

    private static <T extends Message> List<T> messages(Pipeline pipeline, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            if (type.isInstance(next)) {
                found.add(type.cast(next));
            }
        }
        return found;
    }

    @Test
    void rendersBuffersWhenTheyAreDue() throws Exception {
        Pipeline pipeline = elements.run("ticker count=3 ! collect sync=true");
        StepClock clock = ticker().clock;
        Collect sink = elements.only(Collect.class);

        for (int number = 1; number < 3; number++) {
            clock.awaitWaiter(number * STEP_NS);
            assertThat(sink.numbers).hasSize(number);
            clock.set(number * STEP_NS);
            sink.awaitSize(number + 1);
        }
        pipeline.awaitEnd();
        assertThat(sink.numbers).containsExactly(0L, 1L, 2L);
    }

    @Test
    void keepsTheRunningTimeWhilePaused() throws Exception {
        Pipeline pipeline = elements.run("ticker count=2 ! queue ! collect sync=true");
        StepClock clock = ticker().clock;
        clock.awaitWaiter(STEP_NS);
        clock.set(4);
        pipeline.pause().toCompletableFuture().get();
        clock.set(1_000 * STEP_NS);
        pipeline.run().toCompletableFuture().get();

        clock.awaitWaiter(1_001 * STEP_NS - 4);
        assertThat(elements.only(Collect.class).numbers).containsExactly(0L);
        clock.set(1_001 * STEP_NS - 4);
        pipeline.awaitEnd();
        assertThat(elements.only(Collect.class).numbers).containsExactly(0L, 1L);
    }

    @Test
    void stopsWhileASinkWaitsForItsTime() throws Exception {
        Pipeline pipeline = elements.run("ticker ! collect sync=true");
        ticker().clock.awaitWaiter(STEP_NS);

        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
        assertThat(elements.only(Collect.class).numbers).containsExactly(0L);
    }

    @Test
    void stopsWhileASinkWaitsDuringAPause() throws Exception {
        Pipeline pipeline = elements.run("ticker ! queue ! collect sync=true");
        ticker().clock.awaitWaiter(STEP_NS);
        pipeline.pause().toCompletableFuture().get();

        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
    }

    @Test
    void rendersLaterByTheLatencyOfTheSlowestWay() throws Exception {
        Pipeline pipeline = elements.run("""
                ticker count=2 is-live=true latency=5ms ! slow latency=20ms ! slow latency=1ms ! collect sync=true
                """);
        long latency = pipeline.latencyNs();

        assertThat(latency).isEqualTo(26_000_000);
        ticker().clock.awaitWaiter(latency);
        assertThat(elements.only(Collect.class).numbers).isEmpty();
        ticker().clock.set(latency);
        ticker().clock.awaitWaiter(latency + STEP_NS);
        assertThat(elements.only(Collect.class).numbers).containsExactly(0L);
        assertThat(messages(pipeline, Message.LatencyChanged.class))
                .containsExactly(new Message.LatencyChanged(pipeline.name(), latency));
        assertThat(ticker().upstream.take()).isEqualTo(new Event.Latency(latency));
    }

    @Test
    void hasNoLatencyWithoutALiveSource() throws Exception {
        assertThat(elements.run("ticker ! slow latency=20ms ! collect sync=true")
                        .latencyNs())
                .isZero();
    }

    @Test
    void goesByTheClockOfTheHighestPriority() throws Exception {
        Pipeline pipeline =
                elements.run("ticker name=low ! collect  ticker name=high priority=7 ! collect  numbers ! collect");

        assertThat(messages(pipeline, Message.ClockSelected.class))
                .containsExactly(new Message.ClockSelected(pipeline.name(), "high", "step"));
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void saysNothingOfTheSystemsClock() throws Exception {
        Pipeline pipeline = elements.run("numbers ! collect");

        assertThat(messages(pipeline, Message.ClockSelected.class)).isEmpty();
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void tellsTheSourceThatBuffersComeLate() throws Exception {
        elements.run("ticker count=4 ! collect sync=true");
        StepClock clock = ticker().clock;
        clock.awaitWaiter(STEP_NS);
        clock.set(5 * STEP_NS);

        assertThat(ticker().upstream.take()).isInstanceOfSatisfying(Event.Qos.class, late -> {
            assertThat(late.pts()).isGreaterThanOrEqualTo(2 * STEP_NS);
            assertThat(late.lateness()).isEqualTo(5 * STEP_NS - late.pts());
        });
    }
}
