package io.parallax.shell;

import io.parallax.api.element.QueueLimits;
import io.parallax.api.pipeline.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Plans written down for people.
final class PlanText {
    private PlanText() {}

    /// {@return a table of the threads, and below it the queues between them}
    static String of(Plan plan) {
        Table tasks = Table.titled("THREAD", "KIND", "ELEMENTS");
        List<String> queues = new ArrayList<>();
        for (Plan.Task task : plan.tasks()) {
            String workers = task.workers() > 1 ? " x" + task.workers() : "";
            tasks.row(
                    task.thread(),
                    task.kind().name().toLowerCase(Locale.ROOT) + workers,
                    String.join(" > ", task.elements()));
            task.inputs().forEach(input -> queues.add(queue(input)));
        }
        return queues.isEmpty() ? tasks.toString() : tasks + "\n" + String.join("\n", queues);
    }

    private static String queue(Plan.Input input) {
        return String.join(", ", input.from()) + " -> " + input.name() + ": at most " + bounds(input.limits())
                + leak(input.limits().leak());
    }

    private static String bounds(QueueLimits limits) {
        List<String> parts = new ArrayList<>();
        if (limits.maxBuffers() > 0) {
            parts.add(limits.maxBuffers() + " buffers");
        }
        if (limits.maxBytes() > 0) {
            parts.add(Quantities.bytes(limits.maxBytes()));
        }
        if (limits.maxTimeNs() > 0) {
            parts.add(Quantities.span(limits.maxTimeNs()));
        }
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static String leak(QueueLimits.Leak leak) {
        return switch (leak) {
            case NO -> "";
            case UPSTREAM -> "; drops what arrives when full";
            case DOWNSTREAM -> "; drops the oldest when full";
        };
    }
}
