package io.parallax.sdk.testkit;

import io.parallax.api.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that stands still until a test moves it, or until an element waits for it: [#await(long)] moves it to that
/// time at once, so that nothing in a test takes real time. Any thread may use it.
public final class ManualClock implements Clock {
    private final AtomicLong nowNs = new AtomicLong();

    @Override
    public long nowNs() {
        return nowNs.get();
    }

    /// Sets the time.
    /// @param timeNs nanoseconds, not before the present time
    public void set(long timeNs) {
        long before = nowNs.getAndAccumulate(timeNs, Math::max);
        if (timeNs < before) {
            throw new IllegalArgumentException("a clock never goes backwards: " + timeNs + " is before " + before);
        }
    }

    /// Moves the clock on.
    /// @param byNs nanoseconds
    public void advance(long byNs) {
        set(nowNs() + byNs);
    }

    @Override
    public void await(long timeNs) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        nowNs.accumulateAndGet(timeNs, Math::max);
    }

    @Override
    public String name() {
        return "manual";
    }
}
