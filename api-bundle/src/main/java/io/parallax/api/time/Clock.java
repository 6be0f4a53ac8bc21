package io.parallax.api.time;

import java.util.concurrent.TimeUnit;
import org.osgi.annotation.versioning.ConsumerType;

/// A monotonic source of time. Two readings by any threads never go backwards.
@ConsumerType
public interface Clock {
    /// {@return the present time in nanoseconds since an arbitrary origin}
    long nowNs();

    /// Waits until the clock shows a time; returns at once if it is past. A clock whose time does not run by itself,
    /// as in tests, moves on instead.
    /// @param timeNs the time in nanoseconds
    /// @throws InterruptedException if the thread is interrupted and there is time to wait
    default void await(long timeNs) throws InterruptedException {
        for (long waitNs = timeNs - nowNs(); waitNs > 0; waitNs = timeNs - nowNs()) {
            TimeUnit.NANOSECONDS.sleep(waitNs);
        }
    }

    /// {@return a name for messages, for example `system`}
    default String name() {
        return getClass().getSimpleName();
    }
}
