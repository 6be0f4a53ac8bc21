package io.parallax.engine.run;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.resolve.GraphNode;

/// A queue that the engine puts at the head of a branch.
final class BranchQueue implements ThreadBoundary {
    private static final QueueLimits LIMITS =
            new QueueLimits(200, 10L << 20, 1_000_000_000L, QueueLimits.Leak.NO, false);

    @Override
    public QueueLimits limits() {
        return LIMITS;
    }

    /// {@return such a queue as an element of a graph}
    static GraphNode node(String name) {
        return GraphNode.added(name, Provider.INSTANCE, new BranchQueue());
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
            return new BranchQueue();
        }

        @Override
        public void release(Element element) {}
    }
}
