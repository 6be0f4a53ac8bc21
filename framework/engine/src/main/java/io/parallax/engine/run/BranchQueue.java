package io.parallax.engine.run;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.resolve.GraphNode;

/// A queue that the engine puts in: at the head of a branch, or before an element that several threads work for.
/// @param limits its bounds
record BranchQueue(QueueLimits limits) implements ThreadBoundary {
    private static final int BUFFERS = 200;
    private static final long BYTES = 10L << 20;
    private static final long TIME_NS = 1_000_000_000L;

    /// {@return such a queue as an element of a graph}
    static GraphNode node(String name) {
        return node(name, BUFFERS);
    }

    /// {@return such a queue as an element of a graph}
    /// @param buffers most buffers in it
    static GraphNode node(String name, int buffers) {
        return GraphNode.added(name, Provider.INSTANCE, queue(buffers));
    }

    private static BranchQueue queue(int buffers) {
        return new BranchQueue(new QueueLimits(buffers, BYTES, TIME_NS, QueueLimits.Leak.NO, false));
    }

    private enum Provider implements ElementProvider {
        INSTANCE;

        @Override
        public ElementSummary summary() {
            return new ElementSummary(
                    "queue", "Flow", "the engine's queue of a branch", new ElementProviderInfo("engine", ""));
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public Element create() {
            return queue(BUFFERS);
        }

        @Override
        public void release(Element element) {}
    }
}
