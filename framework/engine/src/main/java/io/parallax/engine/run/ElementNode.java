package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.negotiate.CapsPlan;
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

    /// What links carry. Set before the stream starts, and again when the graph changes.
    volatile CapsPlan plan = CapsPlan.ANYTHING;

    private final Arrivals arrivals;

    ElementNode(GraphNode graph, RunControl run) {
        this.graph = graph;
        this.run = run;
        this.changes = new PropertyChanges(graph.properties());
        this.arrivals = new Arrivals(this);
    }

    final String name() {
        return graph.name();
    }

    /// Lets the element learn what arrives, if an event tells.
    /// @return whether the element is to handle the event; else what comes out was announced
    final boolean learn(Event event) throws Exception {
        return !(event instanceof Event.CapsChanged(Caps caps)) || arrivals.learn(caps, outputs());
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
