package io.parallax.engine;

import static io.parallax.engine.TimeElements.STEP_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TimeElements.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes of the graph while a sink sleeps until a buffer is due; the clock stands still until the test moves it.
@Timeout(60)
class SleepingSinkTest {
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

    private Collect collect(int index) {
        return elements.instances(Collect.class).get(index);
    }

    /// Moves the clock step by step, and checks that nothing comes early, late, twice or not at all.
    private static void assertKeepsTime(StepClock clock, Collect sink, long from, long to) throws InterruptedException {
        for (long number = from; number < to; number++) {
            clock.awaitWaiter(number * STEP_NS);
            assertThat(sink.numbers).isEqualTo(upTo(number));
            clock.set(number * STEP_NS);
            sink.awaitSize((int) number + 1);
        }
        assertThat(sink.numbers).startsWith(upTo(to).toArray(Long[]::new));
    }

    private static List<Long> upTo(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private static void await(CompletionStage<?> change) throws Exception {
        var _ = change.toCompletableFuture().get();
    }

    @ParameterizedTest
    @CsvSource({
        "ticker name=s ! collect name=c sync=true, s, c",
        "ticker name=s ! slow name=x ! collect name=c sync=true, x, c",
        "ticker name=s ! queue name=q max-size-buffers=3 ! collect name=c sync=true, q, c",
        "ticker name=s ! queue name=q max-size-buffers=3 ! collect name=c sync=true, s, q",
        "ticker ! zip name=z ! collect name=c sync=true, z, c",
        "ticker name=s ! tee branch-policy=block name=t  t. ! collect name=c sync=true  t. ! pass mode=drop ! collect, t, c"
    })
    void elementsArePutInAndTakenOutWithoutASlip(String text, String from, String to) throws Exception {
        Pipeline pipeline = elements.run(text);
        StepClock clock = elements.instances(Ticker.class).getFirst().clock;
        Collect sink = collect(0);
        assertKeepsTime(clock, sink, 1, 3);
        clock.awaitWaiter(3 * STEP_NS);
        for (String type : List.of("slow", "queue")) {
            await(pipeline.edit()
                    .insert(type, "added-" + type, type.equals("slow") ? from : "added-slow", to)
                    .apply());
            assertThat(sink.numbers).hasSize(3);
        }
        assertKeepsTime(clock, sink, 3, 6);
        clock.awaitWaiter(6 * STEP_NS);
        await(pipeline.edit().remove("added-slow").apply());
        assertKeepsTime(clock, sink, 6, 9);
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void aProbeIsPutInWhileASinkSleeps() throws Exception {
        Pipeline pipeline = elements.run("ticker name=s ! collect sync=true");
        StepClock clock = elements.only(Ticker.class).clock;
        clock.awaitWaiter(STEP_NS);
        try (Probe _ = pipeline.probe("s", "src", _ -> ProbeHandler.Answer.PASS)) {
            assertKeepsTime(clock, collect(0), 1, 5);
        }
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void anotherSourceTakesOverFromOneWhoseSinkSleeps() throws Exception {
        Pipeline pipeline =
                elements.run("ticker name=clock priority=9 ! collect  ticker name=s ! collect name=c sync=true");
        StepClock clock = elements.instances(Ticker.class).getFirst().clock;
        Collect sink = collect(1);
        clock.awaitWaiter(STEP_NS);
        await(pipeline.edit().replace("s", "numbers").apply());

        assertThat(sink.numbers).containsExactly(0L);
        clock.set(STEP_NS);
        sink.awaitSize(2);
        assertThat(sink.numbers.get(1)).isEqualTo(1);
        clock.set(1_000 * STEP_NS);
        sink.awaitSize(100);
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void aSinkThatLeavesRendersWhatItHasAtItsTimeAndSeesTheEnd() throws Exception {
        Pipeline pipeline = elements.run("ticker ! tee branch-policy=block name=t  t. ! pass mode=drop ! collect"
                + "  t. ! collect name=c sync=true");
        StepClock clock = elements.only(Ticker.class).clock;
        Collect sink = collect(1);
        clock.awaitWaiter(STEP_NS);
        CompletionStage<?> left = pipeline.edit().remove("c").apply();
        while (pipeline.graph().elements().stream().anyMatch(each -> each.name().equals("c"))) {
            Thread.onSpinWait();
        }

        clock.awaitWaiter(STEP_NS);
        assertThat(sink.numbers).containsExactly(0L);
        clock.set(STEP_NS);
        await(left);
        assertThat(sink.numbers).containsExactly(0L, 1L);
        assertThat(sink.events).last().isEqualTo(new Event.EndOfStream());
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void aBranchThatLeavesRendersWhatIsQueuedInItAtItsTime() throws Exception {
        Pipeline pipeline =
                elements.run("ticker count=4 ! tee branch-policy=block name=t  t. ! pass mode=drop ! collect"
                        + "  t. ! queue ! collect name=c sync=true");
        StepClock clock = elements.only(Ticker.class).clock;
        Collect sink = collect(1);
        clock.awaitWaiter(STEP_NS);
        CompletionStage<?> left = pipeline.edit().remove("c").apply();

        assertKeepsTime(clock, sink, 1, 4);
        await(left);
        pipeline.awaitEnd();
    }

    @Test
    void aSinkThatLeavesAtOnceDropsWhatItHas() throws Exception {
        Pipeline pipeline = elements.run("ticker ! tee branch-policy=block name=t  t. ! pass mode=drop ! collect"
                + "  t. ! queue ! collect name=c sync=true");
        elements.only(Ticker.class).clock.awaitWaiter(STEP_NS);
        await(pipeline.edit().removeNow("c").apply());

        assertThat(collect(1).numbers).containsExactly(0L);
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void stopsAndSeeksAfterAChangeWhileASinkSleeps() throws Exception {
        Pipeline pipeline = elements.run("ticker name=s ! collect name=c sync=true");
        StepClock clock = elements.only(Ticker.class).clock;
        clock.awaitWaiter(STEP_NS);
        await(pipeline.edit().insert("slow", "x", "s", "c").apply());
        clock.awaitWaiter(STEP_NS);
        assertThat(pipeline.seek(Duration.ofSeconds(1))).isTrue();
        collect(0).awaitSize(2);
        assertThat(collect(0).numbers).containsExactly(0L, 100L);
        pipeline.pause().toCompletableFuture().get();
        await(pipeline.edit().remove("x").apply());
        pipeline.stop().toCompletableFuture().get();

        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticker name=s ! collect name=c sync=true",
                "ticker name=s ! queue max-size-buffers=2 ! collect name=c sync=true",
                "ticker name=s ! zip ! queue max-size-buffers=1 ! collect name=c sync=true"
            })
    void manyChangesWhileTimeGoesOnLoseAndDoubleNothing(String text) throws Exception {
        Pipeline pipeline = elements.run(text);
        StepClock clock = elements.only(Ticker.class).clock;
        Collect sink = collect(0);
        Thread time = Thread.ofPlatform().daemon(true).start(() -> {
            for (long now = 0; !Thread.currentThread().isInterrupted(); now += STEP_NS / 4) {
                clock.set(now);
                LockSupport.parkNanos(50_000);
            }
        });
        String before = pipeline.graph().links().getLast().from();
        for (int i = 0; i < 60; i++) {
            await(pipeline.edit().insert("slow", "x", before, "c").apply());
            sink.awaitSize(sink.numbers.size() + i % 3);
            await(pipeline.edit().remove("x").apply());
        }
        time.interrupt();
        time.join();
        pipeline.stop().toCompletableFuture().get();

        assertThat(sink.numbers).isEqualTo(upTo(sink.numbers.size()));
        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }
}
