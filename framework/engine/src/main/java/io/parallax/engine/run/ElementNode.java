package io.parallax.engine.run;

import static java.util.Objects.requireNonNull;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.negotiate.CapsPlan;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One element of a run. Whatever the element throws stops at its node.
abstract class ElementNode extends Borrower {
    final GraphNode graph;
    final RunControl run;
    final PropertyChanges changes;
    /// What links carry. Set before the stream starts, and again when the graph changes.
    volatile CapsPlan plan = CapsPlan.ANYTHING;

    private final Arrivals arrivals;
    private final Recovery recovery;
    private @Nullable ElementContext context;
    private boolean open;
    /// Whether the element is being taken out of a running pipeline: what goes wrong with it then fails nobody else.
    volatile boolean leaving;

    /// Where the element exchanges buffers with the application; null if it does not, or was not started yet.
    volatile @Nullable AppPort app;

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
        this.changes = new PropertyChanges(graph);
        this.waitIsOver = () -> run.isStopping() || flush.isPending();
        this.arrivals = new Arrivals(this);
        this.recovery = new Recovery(this, graph.options().element());
    }

    final String name() {
        return graph.name();
    }

    final Element element() {
        return graph.element();
    }

    /// Lets the element learn what arrives at its one input, if an event tells.
    /// @return whether the element is to handle the event; else what comes out was announced
    final boolean learn(Event event) throws Exception {
        return !(event instanceof Event.CapsChanged(Caps caps)) || arrivals.learn(caps, outputs());
    }

    /// Lets the element learn what arrives at one of its inputs, if an event tells.
    /// @return whether the element is to handle the event; else what comes out was announced
    final boolean learn(Event event, String pad) throws Exception {
        return !(event instanceof Event.CapsChanged(Caps caps)) || arrivals.learn(pad, caps, outputs());
    }

    /// {@return the queues that others put into for this node}
    List<QueueView> queues() {
        AppPort port = app;
        return port == null ? List.of() : List.of(port.view());
    }

    /// The node's element is another one now. Nobody is in a call of it.
    void exchanged() {}

    /// Waits until nobody else is at work for the element. Its thread calls this.
    /// @return what downstream answered
    Flow finishWork() {
        return Flow.Signal.CONTINUE;
    }

    /// Pushes what the element keeps back, though its stream does not end: it is about to be exchanged. Its thread
    /// calls this.
    void drainRest() throws Exception {}

    /// {@return what else runs the element's code}
    List<Holder> helpers() {
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
        AppPort port = app;
        return port == null ? 0 : port.dropped();
    }

    /// The element is about to be taken out.
    void leave() {
        leaving = true;
    }

    /// A flush is to come: the element's thread is to come back from its waits. Any thread may ask.
    void askFlush(long id) {
        flush.ask(id);
        timeWait.recall();
        AppPort port = app;
        if (port != null) {
            port.flush();
        }
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
            return ElementCode.call(
                            element(), () -> Optional.ofNullable(element().upstream(event)))
                    .orElse(null);
        } catch (Throwable e) {
            failed(e);
            return null;
        }
    }

    /// Wakes whoever waits at the queues of this node, and makes them leave.
    void closeLinks() {
        AppPort port = app;
        if (port != null) {
            port.close();
        }
    }

    /// Releases what is queued in this node. Only when all threads have left.
    void clearLinks() {
        AppPort port = app;
        if (port != null) {
            port.detach();
        }
    }

    /// {@return buffers that were skipped since the element failed at them}
    final long skipped() {
        return recovery.skipped();
    }

    /// Starts the element. One thread at a time starts and stops it; its thread does so while the run goes on.
    final void start(ElementContext surroundings) throws Exception {
        context = surroundings;
        open = true;
        app = app == null ? AppPort.connect(this) : app;
        element().start(surroundings);
    }

    /// Starts the element again after it was stopped.
    final void startAgain() throws Exception {
        start(requireNonNull(context, "context"));
        for (PadOutput output : outputs()) {
            output.tellCaps();
        }
    }

    /// Stops the element if it was started.
    final void stop() throws Exception {
        if (open) {
            open = false;
            recovery.tellRest();
            element().stop();
        }
    }

    /// {@return whether the element has seen the end of its stream}
    boolean isClosing() {
        return false;
    }

    /// Tells the element again how its stream is, after it was started again.
    void replay() throws Exception {}

    /// Marks the next buffer as coming after a gap.
    /// @return false if the buffer is not there yet
    boolean gapFollows() {
        return markDiscont();
    }

    /// Does what is to be done when the element fails.
    /// @return what the caller is to answer upstream
    final Flow failed(Throwable cause) {
        return recovery.failed(cause);
    }

    /// Turns a failure that the element answered into one of the run.
    final Flow checked(@Nullable Flow flow) {
        return flow instanceof Flow.Signal signal ? signal : failed(requireNonNull(ElementFailure.of(flow)));
    }
}
