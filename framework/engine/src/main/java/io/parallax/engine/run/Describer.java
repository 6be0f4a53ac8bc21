package io.parallax.engine.run;

import io.parallax.api.memory.PoolStats;
import io.parallax.engine.resolve.GraphLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says for people where a thread is.
/// @param chains who pushes to whom
/// @param watches the threads
/// @param nowNs time now
record Describer(Chains chains, Map<HeadNode, ChainWatch> watches, long nowNs) {
    /// {@return where a thread is and why}
    String text(ChainWatch watch, Sight sight) {
        HeadNode head = watch.head();
        String full = head.queues().stream()
                .filter(QueueView::isFull)
                .map(queue -> queue.name() + " is full (" + queue.fill() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        String subject = full.isEmpty() ? head.name() + ":" : full + ":";
        return subject + " its thread " + what(watch, sight);
    }

    private String what(ChainWatch watch, Sight sight) {
        String span = Spans.text(watch.lastingNs(sight, nowNs));
        String node = sight.node().name();
        return switch (sight.reason()) {
            case MOVES -> "moves";
            case IN_CALL -> "has been in " + node + "." + sight.call() + " for " + span + ", at " + sight.place();
            case NO_INPUT -> "has waited for " + inputs(watch.head()) + " for " + span;
            case NO_ROOM -> "has waited for room in " + room(sight.node()) + " for " + span;
            case NO_SLOT -> "has waited for a free slot of the pool of " + node + " for " + span + pools(sight.node());
            case TIME -> "waits for the time of a buffer to render in " + node;
            case PAUSED -> "is paused";
            case HELD -> "is held for a change of the graph, before " + node;
            case ENDED -> "has ended";
        };
    }

    private String inputs(HeadNode head) {
        List<String> empty = head.emptyInputs();
        List<String> parts = new ArrayList<>();
        for (GraphLink link : chains.linksTo(head)) {
            if (empty.isEmpty()) {
                parts.add("what " + link.from().name() + " brings");
            } else if (empty.contains(link.toPad())) {
                parts.add(link.toPad() + ", which " + link.from().name() + " feeds");
            }
        }
        return parts.isEmpty() ? "input" : String.join(" and ", parts);
    }

    private static String room(ElementNode node) {
        return node.queues().stream()
                .filter(QueueView::isFull)
                .map(queue -> queue.name() + " (" + queue.fill() + ")")
                .reduce((one, other) -> one + " or " + other)
                .orElse(node.name());
    }

    private String pools(ElementNode node) {
        StringBuilder text = new StringBuilder();
        for (PadOutput pad : node.outputs()) {
            PoolStats pool = pad.memory().stats();
            if (pool != null) {
                text.append("; of its ").append(pool.slots()).append(" slots ").append(pool.free());
                text.append(" are free, and in queues are ").append(queued(node));
            }
        }
        return text.append("; the rest is in use by elements").toString();
    }

    private String queued(ElementNode node) {
        List<String> parts = new ArrayList<>();
        for (ElementNode each : chains.behind(node)) {
            for (QueueView queue : each.queues()) {
                if (!queue.isEmpty()) {
                    parts.add(queue.level().buffers() + " (" + queue.name() + ")");
                }
            }
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
