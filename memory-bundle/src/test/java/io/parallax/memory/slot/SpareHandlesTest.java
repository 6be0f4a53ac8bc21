package io.parallax.memory.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads take handles of one slot and put them back in another order, which is what makes a stack without a count
/// of changes hand out a handle twice.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SpareHandlesTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 300_000;

    private final SlotPool pool = (SlotPool) TestPools.pool(1);
    private final SlotBuffer first = (SlotBuffer) TestPools.publish(pool, 8);
    private final SpareHandles spares = new SpareHandles(first.slot());
    private final AtomicIntegerArray owned = new AtomicIntegerArray(1 << 10);

    @Test
    void givesNoHandleToTwoAtOnce() throws Exception {
        List<Future<Integer>> workers = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            Callable<Integer> work = this::takeAndGive;
            for (int i = 0; i < THREADS; i++) {
                workers.add(threads.submit(work));
            }
        }

        for (Future<Integer> worker : workers) {
            assertThat(worker.get()).as("handles that another thread had").isZero();
        }
        List<SlotBuffer> all = new ArrayList<>();
        for (int i = 0; i < 2 * THREADS; i++) {
            all.add(spares.take());
        }
        assertThat(all).doesNotHaveDuplicates();
        first.close();
        pool.close();
    }

    private Integer takeAndGive() {
        int stolen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SlotBuffer a = take();
            SlotBuffer b = take();
            stolen += disown(a) + disown(b);
            spares.give(a); // the one that was on top goes back first, and is below afterwards
            spares.give(b);
        }
        return stolen;
    }

    private SlotBuffer take() {
        SlotBuffer handle = spares.take();
        int _ = owned.incrementAndGet(handle.number);
        return handle;
    }

    /// {@return 1 if someone else owned the handle too}
    private int disown(SlotBuffer handle) {
        return owned.getAndDecrement(handle.number) == 1 ? 0 : 1;
    }

    @Test
    void keepsNoMoreHandlesThanThereWereAtOnce() {
        SlotBuffer a = spares.take();
        SlotBuffer b = spares.take();
        spares.give(a);
        spares.give(b);
        for (int round = 0; round < 100; round++) {
            SlotBuffer again = spares.take();
            assertThat(again).isIn(a, b);
            spares.give(again);
        }
        first.close();
        pool.close();
    }
}
