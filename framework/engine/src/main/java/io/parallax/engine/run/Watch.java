package io.parallax.engine.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all runs of an engine a few times a second, in a thread that is there only while anything runs.
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long INTERVAL_MS = 250;

    private final Set<RunWatch> runs = new LinkedHashSet<>();
    private @Nullable Thread thread;

    /// Begins to look at a run. Adding it twice does nothing.
    synchronized void add(RunWatch run) {
        runs.add(run);
        if (thread == null) {
            thread = Thread.ofPlatform().name("parallax/watch").daemon(true).start(this::loop);
        }
    }

    /// Looks at a run no more. Nothing is reported about it after this has returned.
    void remove(RunWatch run) {
        synchronized (this) {
            runs.remove(run);
        }
        run.close();
    }

    private void loop() {
        for (List<RunWatch> all = next(); !all.isEmpty(); all = next()) {
            for (RunWatch run : all) {
                look(run);
            }
        }
    }

    private static void look(RunWatch run) {
        try {
            run.scan(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.warn("cannot see how {} is doing", run.pipeline(), e);
        }
    }

    /// {@return the runs to look at, after a while; none if the thread is to end}
    private synchronized List<RunWatch> next() {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MS);
        try {
            for (long left = INTERVAL_MS; left > 0; left = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException _) {
            runs.clear();
        }
        if (runs.isEmpty()) {
            thread = null;
        }
        return List.copyOf(runs);
    }
}
