package io.parallax.memory.slot;

import static io.parallax.memory.slot.TestPools.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PoolWaitTest {
    private final MemoryPool pool = TestPools.pool(1);

    /// A thread that wants a slot and has gone to sleep over it.
    private static final class Waiting {
        final FutureTask<LoanedSlot> loan;
        final Thread thread;

        Waiting(MemoryPool pool) {
            loan = new FutureTask<>(pool::loan);
            thread = Thread.ofPlatform().start(loan);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void wakesTheWaitingWhenASlotComesHome() throws Exception {
        Buffer buffer = publish(pool, 1);
        Waiting waiting = new Waiting(pool);

        buffer.close();
        waiting.loan.get().close();

        assertThat(pool.stats().waits()).isEqualTo(1);
        assertThat(pool.stats().waitNs()).isPositive();
        assertThat(pool.stats().free()).isEqualTo(1);
        pool.close();
    }

    @Test
    void servesAllWhoWait() throws Exception {
        Buffer buffer = publish(pool, 1);
        List<Waiting> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(new Waiting(pool));
        }

        buffer.close();
        while (!all.isEmpty()) {
            Waiting served = all.stream()
                    .filter(waiting -> waiting.loan.isDone())
                    .findAny()
                    .orElse(null);
            if (served != null) {
                served.loan.get().close();
                all.remove(served);
            }
        }

        assertThat(pool.stats().waits()).isEqualTo(10);
        pool.close();
    }

    @Test
    void stopsWaitingWhenThePoolIsClosed() {
        Buffer buffer = publish(pool, 1);
        Waiting waiting = new Waiting(pool);

        pool.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting.loan::get)
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("pool=test");
        buffer.close();
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        Buffer buffer = publish(pool, 1);
        Waiting waiting = new Waiting(pool);

        waiting.thread.interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting.loan::get)
                .withCauseInstanceOf(InterruptedException.class)
                .withMessageContaining("pool=test");
        buffer.close();
        pool.close();
    }

    @Test
    void answersNullWhenTheLimitIsOver() throws InterruptedException {
        Buffer buffer = publish(pool, 1);

        assertThat(pool.loan(Duration.ZERO)).isNull();
        assertThat(pool.loan(Duration.ofMillis(-5))).isNull();
        assertThat(pool.loan(Duration.ofMillis(1))).isNull();

        assertThat(pool.stats().waits()).isEqualTo(3);
        assertThat(pool.stats().refusals()).isEqualTo(3);
        buffer.close();
        pool.close();
    }

    @Test
    void acceptsALimitBeyondAllTime() throws InterruptedException {
        try (LoanedSlot loan = pool.loan(Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThat(loan).isNotNull();
        }
        pool.close();
    }

    @Test
    void missesNoWakeUpOverManyHandOvers() throws Exception {
        List<FutureTask<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FutureTask<Integer> worker = new FutureTask<>(() -> {
                for (int round = 0; round < 20_000; round++) {
                    try (LoanedSlot loan = pool.loan()) {
                        loan.publish(1).close();
                    }
                }
                return 20_000;
            });
            Thread.ofPlatform().start(worker);
            workers.add(worker);
        }
        for (FutureTask<Integer> worker : workers) {
            assertThat(worker.get()).isEqualTo(20_000);
        }

        assertThat(pool.stats().loans()).isEqualTo(60_000);
        assertThat(pool.stats().free()).isEqualTo(1);
        pool.close();
    }

    @Test
    void letsVirtualThreadsWait() throws Exception {
        Buffer buffer = publish(pool, 1);
        FutureTask<LoanedSlot> loan = new FutureTask<>(pool::loan);
        Thread thread = Thread.ofVirtual().start(loan);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        buffer.close();

        loan.get().close();
        pool.close();
    }
}
