package io.parallax.memory.slot;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/// Closing a pool while everyone uses it. Each run ends with the memory gone, by whichever thread came last.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PoolCloseTest {
    private static final int THREADS = 4;

    private final MemoryPool pool = TestPools.pool(2);
    private final CountDownLatch running = new CountDownLatch(THREADS);

    @RepeatedTest(50)
    void endsTheMemoryOnceEveryoneIsDone() throws Exception {
        Buffer first = pool.loan().publish(8);
        MemorySegment kept = first.bytes();
        List<FutureTask<Long>> users = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Long> user = new FutureTask<>(this::useUntilClosed);
            Thread.ofPlatform().start(user);
            users.add(user);
        }
        running.await();

        pool.close();
        long cycles = 1;
        for (FutureTask<Long> user : users) {
            cycles += user.get();
        }
        assertThat(kept.scope().isAlive()).isTrue();
        first.close();

        assertThat(kept.scope().isAlive()).isFalse();
        assertThat(pool.stats().loans()).isEqualTo(cycles);
    }

    @RepeatedTest(20)
    void throwsForReadersOfAKeptSegmentAndNeverCrashes() throws Exception {
        MemorySegment kept;
        try (LoanedSlot loan = pool.loan()) {
            kept = loan.bytes();
        }
        List<FutureTask<Long>> readers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Long> reader = new FutureTask<>(() -> {
                running.countDown();
                long sum = 0;
                while (kept.scope().isAlive()) {
                    sum += kept.get(JAVA_LONG, 8);
                }
                return sum;
            });
            Thread.ofPlatform().start(reader);
            readers.add(reader);
        }
        running.await();

        pool.close();

        for (FutureTask<Long> reader : readers) {
            assertThat(endOf(reader)).matches("0|java.lang.IllegalStateException.*");
        }
        assertThatIllegalStateException().isThrownBy(() -> kept.get(JAVA_LONG, 8));
    }

    private static String endOf(FutureTask<Long> reader) throws InterruptedException {
        try {
            return reader.get().toString();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    /// {@return how many loans it had}
    private long useUntilClosed() throws InterruptedException {
        long loans = 0;
        running.countDown();
        while (true) {
            LoanedSlot loan = loanUnlessClosed();
            if (loan == null) {
                return loans;
            }
            loans++;
            loan.bytes().set(JAVA_LONG, 0, loans);
            Buffer buffer = loan.publish(8);
            Buffer second = buffer.retain();
            buffer.close();
            assertThat(second.bytes().get(JAVA_LONG, 0)).isEqualTo(loans);
            second.close();
            loan.close();
        }
    }

    private @Nullable LoanedSlot loanUnlessClosed() throws InterruptedException {
        try {
            return pool.loan();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("the pool is closed").hasMessageContaining("pool=test");
            return null;
        }
    }
}
