package io.parallax.memory.slot;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The time to a tenth of a second, for the price of one read: a loan takes half the time that [System#nanoTime()]
/// takes.
///
/// A thread moves the clock on while somebody reads it. A minute after the last reader it ends, and the next reader
/// starts another, so that a process at rest is not woken. The value is positive once the tick has been read and
/// negative until then; the first reader after a tick turns the sign.
final class CoarseClock {
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TICKS_UNREAD = 600;
    private static final long STOPPED = 0;
    private static final long ORIGIN_NS = System.nanoTime() - 1;
    private static final AtomicLong NOW = new AtomicLong(STOPPED);

    private CoarseClock() {}

    /// {@return nanoseconds since some moment, at least 1, which may be old by a tick}
    static long nowNs() {
        long seen = NOW.get();
        return seen > 0 ? seen : read(seen);
    }

    /// {@return the same, exactly}
    static long exactNs() {
        return System.nanoTime() - ORIGIN_NS;
    }

    private static long read(long seen) {
        if (seen == STOPPED) {
            return start();
        }
        boolean _ = NOW.compareAndSet(seen, -seen);
        return -seen;
    }

    private static long start() {
        long startNs = exactNs();
        if (NOW.compareAndSet(STOPPED, startNs)) {
            Thread.ofPlatform().name("parallax-memory-clock").daemon(true).start(CoarseClock::tick);
        }
        return startNs;
    }

    private static void tick() {
        int unread = 0;
        while (unread < TICKS_UNREAD) {
            LockSupport.parkNanos(TICK_NS);
            long last = NOW.get();
            unread = last > 0 ? 0 : unread + 1;
            NOW.set(-exactNs());
        }
        NOW.set(STOPPED);
    }
}
