package io.parallax.engine.link;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the streaming threads of this process, since whether spinning pays depends on how many share the cores.
public final class Crowd {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final AtomicInteger THREADS = new AtomicInteger();

    private Crowd() {}

    /// A streaming thread starts.
    public static void enter() {
        THREADS.incrementAndGet();
    }

    /// A streaming thread ends.
    public static void leave() {
        THREADS.decrementAndGet();
    }

    static boolean isCrowded() {
        return THREADS.get() > CORES;
    }
}
