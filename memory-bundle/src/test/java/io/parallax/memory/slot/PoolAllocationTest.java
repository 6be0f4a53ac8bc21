package io.parallax.memory.slot;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// The steady path allocates nothing, so that no collector ever runs for a stream.
class PoolAllocationTest {
    private static final int CYCLES = 100_000;

    /// Room for what the machinery around may allocate; one object of 16 bytes a cycle would be 25 times this.
    private static final long NOISE_BYTES = 64 * 1024;

    private final MemoryPool pool = TestPools.pool(4);

    @Test
    void loansPublishesAndReleasesWithoutGarbage() throws InterruptedException {
        assertThat(leastAllocation(this::cycle)).isLessThan(NOISE_BYTES);
    }

    @Test
    void retainsAndViewsWithoutGarbage() throws InterruptedException {
        assertThat(leastAllocation(this::sharingCycle)).isLessThan(NOISE_BYTES);
    }

    private interface Cycle {
        void run(long value) throws InterruptedException;
    }

    private static long leastAllocation(Cycle cycle) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CYCLES; i++) {
                cycle.run(i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void cycle(long value) throws InterruptedException {
        try (LoanedSlot loan = pool.loan()) {
            loan.bytes().set(JAVA_LONG, 0, value);
            Buffer buffer = loan.publish(64);
            buffer.metadata().pts(value).sequence(value);
            assertSame(buffer.bytes().get(JAVA_LONG, 0), value);
            buffer.close();
        }
    }

    private void sharingCycle(long value) throws InterruptedException {
        try (LoanedSlot loan = pool.loan()) {
            Buffer buffer = loan.publish(64);
            buffer.writable().set(JAVA_LONG, 8, value);
            Buffer retained = buffer.retain();
            Buffer part = retained.view(8, 8);
            buffer.close();
            retained.close();
            assertSame(part.bytes().get(JAVA_LONG, 0), value);
            part.close();
        }
    }

    /// AssertJ's own objects would be counted.
    private static void assertSame(long actual, long expected) {
        if (actual != expected) {
            throw new AssertionError("expected " + expected + ", not " + actual);
        }
    }
}
