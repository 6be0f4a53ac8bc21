package io.parallax.engine;

import io.parallax.api.thread.ThreadPlacer;
import io.parallax.engine.registry.TaskOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who tells the operating system now how to run threads.
final class ThreadPlacers {
    private final List<ThreadPlacer> placers = new CopyOnWriteArrayList<>();

    void add(ThreadPlacer placer) {
        placers.add(placer);
    }

    void remove(ThreadPlacer placer) {
        placers.remove(placer);
    }

    /// Places the calling thread.
    /// @throws IllegalStateException if that cannot be done; the message says why
    void place(TaskOptions wanted) {
        for (ThreadPlacer placer : placers) {
            if (!wanted.cpus().isEmpty()) {
                placer.pin(wanted.cpus());
            }
            if (wanted.nice() != 0) {
                placer.nice(wanted.nice());
            }
            return;
        }
        throw new IllegalStateException(
                "nobody places threads: is the bundle io.parallax.memory active, or" + " parallax-memory on the path?");
    }
}
