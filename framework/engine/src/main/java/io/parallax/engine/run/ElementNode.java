package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One element of a run. Whatever the element throws stops at its node.
abstract class ElementNode extends Borrower {
    final GraphNode graph;
    final RunControl run;
    final PropertyChanges changes;

    /// Whether a flush is to come here.
    final FlushMark flush = new FlushMark();

    /// Where the element's thread waits for a time.
    final TimeWait timeWait = new TimeWait();

    /// Whether such a wait is in vain.
    final BooleanSupplier waitIsOver;

    private final SeenEvents seen = new SeenEvents();

    ElementNode(GraphNode graph, RunControl run) {
        this.graph = graph;
        this.run = run;
        this.changes = new PropertyChanges(graph.properties());
        this.waitIsOver = () -> run.isStopping() || flush.isPending();
    }

    final String name() {
        return graph.name();
    }

    /// {@return the pads that the element pushes to}
    abstract List<PadOutput> outputs();

    /// {@return buffers that this node dropped}
    long dropped() {
        return 0;
    }

    /// A flush is to come: the element's thread is to come back from its waits. Any thread may ask.
    void askFlush(long id) {
        flush.ask(id);
        timeWait.recall();
    }

    /// {@return whether an upstream event has not been here yet}
    /// @param id number of its sending
    final boolean isFirst(long id) {
        return seen.isFirst(id);
    }

    /// Lets the element handle an event that goes up.
    /// @return what goes on, null for nothing
    final Event.@Nullable Upstream upstream(Event.Upstream event) {
        try {
            changes.apply();
            return graph.element().upstream(event);
        } catch (Throwable e) {
            failed(e);
            return null;
        }
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
