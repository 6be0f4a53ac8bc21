package io.parallax.memory.slot;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Producers loan from one pool, two rounds of consumers check, share and release, all at once.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PoolHammerTest {
    private static final int PRODUCERS = 3;
    private static final int CONSUMERS = 3;
    private static final int BUFFERS_EACH = 30_000;
    private static final long LAST = -1;

    private final MemoryPool pool = TestPools.pool(8);
    private final BlockingQueue<Buffer> whole = new ArrayBlockingQueue<>(4);
    private final BlockingQueue<Buffer> shared = new ArrayBlockingQueue<>(4);
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();

    @Test
    void losesNoSlotAndDamagesNoContent() throws Exception {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<Void>> producers = submit(threads, PRODUCERS, this::produce);
            List<Future<Void>> checkers = submit(threads, CONSUMERS, () -> consume(whole, true));
            List<Future<Void>> releasers = submit(threads, CONSUMERS, () -> consume(shared, false));
            await(producers);
            finish(whole);
            await(checkers);
            finish(shared);
            await(releasers);
        }

        assertThat(damaged).hasValue(0);
        assertThat(seen.get()).isGreaterThanOrEqualTo((long) PRODUCERS * BUFFERS_EACH);
        assertThat(pool.stats().free()).isEqualTo(pool.slots());
        List<LoanedSlot> all = new ArrayList<>();
        for (int i = 0; i < pool.slots(); i++) {
            all.add(pool.loan());
        }
        assertThat(all.stream().map(loan -> loan.bytes().address())).doesNotHaveDuplicates();
        assertThat(pool.tryLoan()).isNull();
        all.forEach(LoanedSlot::close);
        pool.close();
    }

    private Void produce() throws InterruptedException {
        long seed = Thread.currentThread().threadId() << 32;
        for (int i = 0; i < BUFFERS_EACH; i++) {
            try (LoanedSlot loan = pool.loan()) {
                long value = seed + i;
                for (long at = 0; at < 256; at += 8) {
                    loan.bytes().set(JAVA_LONG, at, value);
                }
                Buffer buffer = loan.publish(256);
                buffer.metadata().sequence(value);
                whole.put(buffer);
            }
        }
        return null;
    }

    private Void consume(BlockingQueue<Buffer> from, boolean share) throws InterruptedException {
        while (true) {
            Buffer buffer = from.take();
            long value = buffer.metadata().sequence();
            if (value == LAST) {
                buffer.close();
                return null;
            }
            if (share && value % 3 == 0) {
                shared.put(buffer.retain());
            } else if (share && value % 3 == 1) {
                shared.put(buffer.view(64, 128));
            }
            check(buffer, value);
            buffer.close();
        }
    }

    private void check(Buffer buffer, long value) {
        for (long at = 0; at < buffer.size(); at += 8) {
            if (buffer.bytes().get(JAVA_LONG, at) != value) {
                damaged.incrementAndGet();
            }
        }
        seen.incrementAndGet();
    }

    private void finish(BlockingQueue<Buffer> queue) throws InterruptedException {
        for (int i = 0; i < CONSUMERS; i++) {
            Buffer last = pool.loan().publish(0);
            last.metadata().sequence(LAST);
            queue.put(last);
        }
    }

    private static List<Future<Void>> submit(ExecutorService threads, int count, Callable<Void> work) {
        List<Future<Void>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            futures.add(threads.submit(work));
        }
        return futures;
    }

    private static void await(List<Future<Void>> work) throws Exception {
        for (Future<Void> each : work) {
            each.get();
        }
    }
}
