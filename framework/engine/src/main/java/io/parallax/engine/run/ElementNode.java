package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One element of a run. Whatever the element throws stops at its node.
abstract class ElementNode extends Borrower {
    final GraphNode graph;
    final RunControl run;
    final PropertyChanges changes;
    /// Whether the element is being taken out of a running pipeline: what goes wrong with it then fails nobody else.
    volatile boolean leaving;

    ElementNode(GraphNode graph, RunControl run) {
        this.graph = graph;
        this.run = run;
        this.changes = new PropertyChanges(graph.properties());
    }

    final String name() {
        return graph.name();
    }

    /// {@return the queues that others put into for this node}
    List<QueueView> queues() {
        return List.of();
    }

    /// {@return whether a frame of a stack shows that this node is handed something}
    /// @param type name of the frame's class
    boolean isNode(String type) {
        for (Class<?> each = getClass(); each != null; each = each.getSuperclass()) {
            if (each.getName().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /// {@return the pads that the element pushes to}
    abstract List<PadOutput> outputs();

    /// {@return buffers that this node dropped}
    long dropped() {
        return 0;
    }

    final Flow failed(Throwable cause) {
        return run.failed(this, cause);
    }

    /// Turns a failure that the element answered into one of the run.
    final Flow checked(@Nullable Flow flow) {
        return switch (flow) {
            case Flow.Signal signal -> signal;
            case Flow.Failed(String reason, Throwable cause) -> failed(new ElementFailure(reason, cause));
            case null -> failed(new ElementFailure("the element answered null instead of a Flow", null));
        };
    }
}
