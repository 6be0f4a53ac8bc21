package io.parallax.engine.run;

import io.parallax.engine.registry.TaskOptions;
import java.util.function.Consumer;

/// Has the operating system run a streaming thread as the element says that it starts at.
final class Placement {
    private Placement() {}

    /// Places the calling thread; if that cannot be done it runs like any other, and a warning says so.
    static void of(HeadNode head, Consumer<TaskOptions> placing) {
        TaskOptions wanted = head.task();
        if (wanted.isSet()) {
            try {
                placing.accept(wanted);
            } catch (IllegalStateException | IllegalArgumentException e) {
                head.run.warn(head.name(), "its thread runs like any other: " + e.getMessage());
            }
        }
    }
}
