package io.parallax.deploy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waiting for something that another thread does.
final class Conditions {
    private static final long LIMIT_NS = Duration.ofSeconds(60).toNanos();

    private Conditions() {}

    /// {@return what the supplier answers as soon as that is not null}
    static <T> T await(Supplier<@Nullable T> condition, Supplier<String> otherwise) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LIMIT_NS) {
            T found = condition.get();
            if (found != null) {
                return found;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("never came: " + otherwise.get());
    }
}
