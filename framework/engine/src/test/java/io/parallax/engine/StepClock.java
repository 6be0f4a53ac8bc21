package io.parallax.engine;

import io.parallax.api.time.Clock;
import io.parallax.api.time.ClockTime;

/// A clock that stands still until a test moves it; who waits for a time really waits, and the test can see that.
final class StepClock implements Clock {
    // guarded by this
    private long nowNs;
    private long waitedForNs = ClockTime.NONE;

    @Override
    public synchronized long nowNs() {
        return nowNs;
    }

    @Override
    public synchronized void await(long timeNs) throws InterruptedException {
        try {
            while (nowNs < timeNs) {
                waitedForNs = timeNs;
                notifyAll();
                wait();
            }
        } finally {
            waitedForNs = ClockTime.NONE;
            notifyAll();
        }
    }

    synchronized void set(long timeNs) {
        nowNs = timeNs;
        notifyAll();
    }

    /// Waits until somebody waits for a time.
    synchronized void awaitWaiter(long timeNs) throws InterruptedException {
        while (waitedForNs != timeNs) {
            wait();
        }
    }

    @Override
    public String name() {
        return "step";
    }
}
