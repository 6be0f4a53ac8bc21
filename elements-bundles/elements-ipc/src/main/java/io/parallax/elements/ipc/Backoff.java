package io.parallax.elements.ipc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Waits between attempts: each time twice as long as before, up to a limit.
final class Backoff {
    private final long firstNs;
    private final long mostNs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();
    private long delayNs;
    private long dueNs = System.nanoTime();

    Backoff(long firstMs, long mostMs) {
        this.firstNs = TimeUnit.MILLISECONDS.toNanos(firstMs);
        this.mostNs = TimeUnit.MILLISECONDS.toNanos(Math.max(firstMs, mostMs));
        this.delayNs = firstNs;
    }

    /// The next attempt may come at once.
    void reset() {
        delayNs = firstNs;
        dueNs = System.nanoTime();
    }

    /// An attempt failed.
    void failed() {
        dueNs = System.nanoTime() + delayNs;
        delayNs = Math.min(2 * delayNs, mostNs);
    }

    /// {@return how long the wait after the next failure is, in nanoseconds}
    long delayNs() {
        return delayNs;
    }

    /// Waits until the next attempt is due, but not longer than a limit.
    /// @return whether it is due
    boolean await(Duration limit) throws InterruptedException {
        long leftNs = Math.min(dueNs - System.nanoTime(), limit.toNanos());
        lock.lockInterruptibly();
        try {
            while (leftNs > 0) {
                leftNs = never.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
        return System.nanoTime() - dueNs >= 0;
    }
}
