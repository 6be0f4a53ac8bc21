package io.parallax.itest.osgi;

import static org.junit.Assert.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what will come true, and fails when it does not.
final class Waiting {
    private static final long LIMIT_S = 60;
    private static final long LOOK_EVERY_MS = 20;

    private Waiting() {}

    /// Waits for a condition.
    /// @param what the condition in words
    /// @param condition asked again and again
    /// @param state what there is instead, for the message
    static void until(String what, BooleanSupplier condition, Supplier<?> state) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                fail("not within " + LIMIT_S + " s: " + what + "; there is " + state.get());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }
}
