package io.parallax.engine.resolve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Ends the process when a fuzzer hangs, and says at which input.
final class HangWatch implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<String> current;

    /// @param limit how long an input may take; only a hang takes longer
    /// @param current the input
    HangWatch(Duration limit, AtomicReference<String> current) {
        this.current = current;
        Thread fuzzer = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> watch(limit, fuzzer));
    }

    private void watch(Duration limit, Thread fuzzer) {
        String before = "";
        try {
            while (!closed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                if (before.equals(current.get())) {
                    AssertionError hang = new AssertionError("hangs at " + before);
                    hang.setStackTrace(fuzzer.getStackTrace());
                    hang.printStackTrace();
                    Runtime.getRuntime().halt(1);
                }
                before = current.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
