package io.parallax.engine.negotiate;

import io.parallax.api.app.AppInput;
import io.parallax.api.app.AppOutput;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.Sink;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.HashSet;
import java.util.Set;

/// How large the pool of a source pad is to be: enough slots to fill the queues behind the pad, within a budget.
/// @param buffers buffers that queues downstream can hold
/// @param bytes bytes that queues downstream can hold, 0 for no bound
/// @param held buffers that sinks downstream can hold
/// @param dealt buffers that threads which share the work of an element can hold
public record PoolPlan(int buffers, long bytes, int held, int dealt) {
    /// Memory that one pad may take, in bytes, unless a single slot is larger.
    private static final long BUDGET = 32L << 20;

    /// Slots beyond what queues hold: one being filled, one on its way, and some for elements that keep a few.
    private static final int SPARE = 6;

    private static final int MOST_SLOTS = 4096;

    /// {@return the plan for the pads of a node}
    /// @param graph the graph
    /// @param node an element of it
    public static PoolPlan of(ResolvedGraph graph, GraphNode node) {
        Need need = new Need();
        need.follow(graph, node, new HashSet<>());
        return new PoolPlan(need.buffers, need.bytes, need.held, need.dealt);
    }

    /// {@return size of a slot in bytes}
    /// @param size bytes of the first loan
    public long slotSize(long size) {
        return size;
    }

    /// {@return number of slots}
    /// @param size bytes of the first loan
    public int slots(long size) {
        long byQueue = bytes == 0 ? buffers : Math.min(buffers, bytes / size + 1);
        long byBudget = Math.max(SPARE, BUDGET / size);
        return (int) Math.min(Math.min(byQueue + held + SPARE, byBudget) + dealt, MOST_SLOTS);
    }

    private static final class Need {
        private int buffers;
        private long bytes;
        private int dealt;
        private int held;
        private boolean unbounded;

        private void follow(ResolvedGraph graph, GraphNode node, Set<String> seen) {
            if (!seen.add(node.name())) {
                return;
            }
            if (node.kind() == ElementKind.QUEUE && node.element() instanceof ThreadBoundary queue) {
                add(queue.limits());
            } else if (node.element() instanceof Muxer muxer) {
                add(muxer.inputLimits());
            } else if (node.element() instanceof AppOutput output) {
                add(output.limits().bounds());
            } else if (node.element() instanceof AppInput input) {
                add(input.limits().bounds());
            } else if (node.options().parallel().isParallel()) {
                dealt += node.options().parallel().window();
            } else if (node.element() instanceof Sink sink) {
                held = Math.min(MOST_SLOTS, held + sink.buffersHeld());
            }
            graph.linksFrom(node).forEach(link -> follow(graph, link.to(), seen));
        }

        private void add(QueueLimits limits) {
            buffers = Math.min(MOST_SLOTS, buffers + (limits.maxBuffers() == 0 ? MOST_SLOTS : limits.maxBuffers()));
            unbounded |= limits.maxBytes() == 0;
            bytes = unbounded ? 0 : bytes + limits.maxBytes();
        }
    }
}
