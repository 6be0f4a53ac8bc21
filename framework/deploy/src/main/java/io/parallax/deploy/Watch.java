package io.parallax.deploy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that looks at the folder at regular times. Nothing that a look throws ends it.
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final Thread thread =
            Thread.ofPlatform().daemon().name("parallax-deploy").unstarted(this::run);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Look look;
    private final Duration pause;
    private String problem = "";

    /// One look at the folder.
    @FunctionalInterface
    interface Look {
        /// {@return whether another look soon is worth it}
        boolean look() throws InterruptedException;
    }

    /// @param look what to do
    /// @param pause time between two looks
    Watch(Look look, Duration pause) {
        this.look = look;
        this.pause = pause;
    }

    /// Looks in the caller's thread. Nothing that this throws keeps the watch from starting.
    void firstLook(Runnable first) {
        try {
            first.run();
        } catch (Throwable e) { // as in any other look
            complain(e);
        }
    }

    void start() {
        thread.start();
    }

    /// Ends the thread and waits for a look that is under way.
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(LONGEST_GOODBYE)) {
                LOG.warn("a look at the deploy folder takes longer than {} s, leaving it", LONGEST_GOODBYE.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration next = pause;
        try {
            while (!closed.await(next.toNanos(), TimeUnit.NANOSECONDS)) {
                next = lookSafely() && SOON.compareTo(pause) < 0 ? SOON : pause;
            }
        } catch (InterruptedException _) {
            LOG.debug("interrupted, the deploy folder is not watched any more");
        }
    }

    private boolean lookSafely() throws InterruptedException {
        try {
            boolean soon = look.look();
            problem = "";
            return soon;
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // plugins may throw anything, even through the framework
            complain(e);
            return false;
        }
    }

    private void complain(Throwable e) {
        String text = ThrowableText.of(e);
        if (!text.equals(problem) && closed.getCount() > 0) {
            LOG.warn("a look at the deploy folder failed, the next one follows: {}", text);
            problem = text;
        }
        LOG.debug("a look at the deploy folder failed", e);
    }
}
