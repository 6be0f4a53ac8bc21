package io.parallax.itest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.app.AppSource;
import io.parallax.api.app.AppSource.Pushed;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A sink that nobody pulls from, and a source that is pushed to while the pipeline is paused.
@Timeout(120)
class NobodyPullsIT {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aSinkThatNobodyPullsFromHoldsTheStreamUpWithinOnePool() throws Exception {
        Pipeline pipeline = bench.run("testsrc rate=60 buffer-size=4194304 ! appsink name=out");
        Message.Warning full = Bench.await(
                pipeline, Message.Warning.class, each -> each.element().equals("out"));
        Message.Stalled stalled = Bench.await(pipeline, Message.Stalled.class, _ -> true);
        PoolStats pool = Objects.requireNonNull(pipeline.stats().pools().get("testsrc0.src"));

        assertThat(full.text()).startsWith("is full (3 buffers, 12582912 bytes), and the stream has waited for room");
        assertThat(stalled.element()).isEqualTo("out");
        assertThat(queued(pipeline, "out")).isEqualTo(3);
        assertThat(pool.slots() * 4194304L).isLessThanOrEqualTo(64L << 20);
        assertThat(pool.loans()).isEqualTo(4);
        assertThat(pipeline.appSink("out").stats().dropped()).isZero();
    }

    @Test
    void aPausedPipelineTakesWhatFitsAndSaysThatItIsFull() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in max-buffers=10 full-policy=fail ! fakesink");
        pipeline.pause().toCompletableFuture().get();
        AppSource in = pipeline.appSource("in");
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            refused += push(in, Duration.ZERO) == Pushed.FULL ? 1 : 0;
        }

        // one may have been fetched, before the pause or when there was no more to push
        assertThat(refused).isBetween(49, 50);
        assertThat(queued(pipeline, "in")).isBetween(9L, 10L);
        pipeline.run().toCompletableFuture().get();
        in.end();
        pipeline.awaitEnd();
        assertThat(Bench.stats(pipeline, "fakesink0").in().buffers()).isEqualTo(60 - refused);
    }

    @Test
    void aPausedPipelineMakesWhoPushesWaitIfThatIsAskedFor() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in max-buffers=10 ! fakesink");
        pipeline.pause().toCompletableFuture().get();
        AppSource in = pipeline.appSource("in");
        Thread pusher = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 60; i++) {
                    push(in, Duration.ofMinutes(1));
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Message.Warning full = Bench.await(
                pipeline, Message.Warning.class, each -> each.element().equals("in"));

        assertThat(full.text()).startsWith("is full (10 buffers").contains("the application has waited for room");
        pipeline.run().toCompletableFuture().get();
        pusher.join();
        in.end();
        pipeline.awaitEnd();
        assertThat(Bench.stats(pipeline, "fakesink0").in().buffers()).isEqualTo(60);
    }

    private static long queued(Pipeline pipeline, String element) {
        return Objects.requireNonNull(pipeline.stats().queues().get(element)).buffers();
    }

    private static Pushed push(AppSource in, Duration limit) throws InterruptedException {
        try (LoanedSlot slot = Objects.requireNonNull(in.loan(8, Duration.ofMinutes(1)))) {
            return in.push(slot.publish(8), limit);
        }
    }
}
