package io.parallax.engine.negotiate;

import io.parallax.api.element.ElementKind;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the pool of a source pad with the queues behind it. A pool that is smaller than a queue does not stop the
/// pipeline, since who waits for a slot holds none: it keeps the queue from ever being full, so that the source stands
/// still where the queue was to buffer or to leak.
/// @param source name of the element with the pad
/// @param queues limits of the queues behind it by name
public record PoolCover(String source, Map<String, QueueLimits> queues) {
    /// Slots that are not in a queue: one being filled, one being read.
    private static final int ELSEWHERE = 2;

    /// {@return the queues behind an element}
    /// @param graph the graph
    /// @param node an element of it
    public static PoolCover of(ResolvedGraph graph, GraphNode node) {
        Map<String, QueueLimits> queues = new LinkedHashMap<>();
        collect(graph, node, queues, new HashSet<>());
        return new PoolCover(node.name(), queues);
    }

    private static void collect(
            ResolvedGraph graph, GraphNode node, Map<String, QueueLimits> queues, Set<String> seen) {
        if (!seen.add(node.name())) {
            return;
        }
        if (node.kind() == ElementKind.QUEUE && node.element() instanceof ThreadBoundary queue) {
            queues.put(node.name(), queue.limits());
        }
        graph.linksFrom(node).forEach(link -> collect(graph, link.to(), queues, seen));
    }

    /// {@return what is wrong with a pool, and which number to change; empty if it covers every queue}
    /// @param slots number of slots
    /// @param slotSize size of a slot in bytes, 0 when it is not known yet
    public Optional<String> shortfall(int slots, long slotSize) {
        for (Map.Entry<String, QueueLimits> queue : queues.entrySet()) {
            long room = room(queue.getValue(), slotSize);
            if (room > 0 && slots < room + ELSEWHERE) {
                return Optional.of("the pool of " + source + " has " + slots + " slots, but queue " + queue.getKey()
                        + " holds up to " + room + " buffers (" + limits(queue.getValue())
                        + "): it will never be full, and " + source + " stops before; set pool-slots="
                        + (room + ELSEWHERE) + " on " + source + ", or max-size-buffers="
                        + Math.max(1, slots - ELSEWHERE) + " on " + queue.getKey());
            }
        }
        return Optional.empty();
    }

    /// {@return buffers that a queue holds, 0 when that is not known}
    private static long room(QueueLimits limits, long slotSize) {
        if (limits.maxBytes() > 0 && slotSize == 0) {
            return 0;
        }
        long byBytes = limits.maxBytes() == 0 ? Long.MAX_VALUE : (limits.maxBytes() + slotSize - 1) / slotSize;
        long byBuffers = limits.maxBuffers() == 0 ? Long.MAX_VALUE : limits.maxBuffers();
        long room = Math.min(byBytes, byBuffers);
        return room == Long.MAX_VALUE ? 0 : room;
    }

    private static String limits(QueueLimits limits) {
        return "max-size-buffers=" + limits.maxBuffers() + " max-size-bytes=" + limits.maxBytes();
    }
}
