package io.parallax.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChainGuardTest {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(30);

    private final ChainGuard guard = new ChainGuard();
    private volatile boolean stop;
    /// Plain on purpose: only the guard orders the accesses of the two threads.
    private long first;

    private long second;

    @Test
    void neverLetsTheThreadIntoAClosedChain() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Thread streaming = Thread.ofPlatform().start(() -> {
            while (!stop) {
                guard.enter();
                first++;
                second++;
                guard.leave();
                running.countDown();
            }
        });
        running.await();
        long seen = 0;
        for (int i = 0; i < 2_000; i++) {
            assertThat(guard.close(streaming::getStackTrace, LIMIT_NS)).isTrue();
            assertThat(first).isEqualTo(second).isGreaterThanOrEqualTo(seen);
            seen = first;
            first += 1_000;
            second += 1_000;
            assertThat(first).isEqualTo(seen + 1_000);
            assertThat(second).isEqualTo(seen + 1_000);
            guard.reopen();
        }
        stop = true;
        streaming.join();
        assertThat(first).isEqualTo(second).isGreaterThan(2_000 * 1_000L);
    }

    @Test
    void givesUpWhenTheThreadDoesNotComeBack() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        CountDownLatch entersAgain = new CountDownLatch(1);
        Thread streaming = Thread.ofPlatform().start(() -> {
            guard.enter();
            inside.countDown();
            awaitQuietly(back);
            guard.leave();
            guard.enter();
            entersAgain.countDown();
            guard.leave();
        });
        inside.await();

        assertThat(guard.close(streaming::getStackTrace, 1)).isFalse();

        back.countDown();
        entersAgain.await();
        streaming.join();
    }

    @Test
    void interruptsOnlyOutsideOfTheChain() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        boolean[] wasInterrupted = new boolean[1];
        Thread streaming = Thread.ofPlatform().start(() -> {
            guard.enter();
            inside.countDown();
            awaitQuietly(back);
            wasInterrupted[0] = Thread.currentThread().isInterrupted();
            guard.leave();
        });
        inside.await();

        guard.interruptOutside(streaming::getStackTrace, streaming::interrupt, () -> true);

        back.countDown();
        streaming.join();
        assertThat(wasInterrupted[0]).isFalse();
        assertThat(guard.takeInterrupt()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
