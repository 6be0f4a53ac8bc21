package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import io.parallax.engine.link.LeakyLink;
import io.parallax.engine.link.Link;
import io.parallax.engine.link.SpscLink;
import io.parallax.engine.registry.TaskOptions;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A queue: the thread upstream puts into its link, a thread of its own takes out and goes on downstream.
final class QueueNode extends HeadNode implements Receiver {
    private final QueueLimits limits;
    private final Link link;
    private final PadOutput out;
    private final @Nullable ParallelNode dealsTo;
    private volatile boolean cut;
    private volatile boolean dropsRest;
    private volatile long droppedAtEnd;
    private boolean ended;

    /// @param dealsTo the node behind this one if it has workers to deal buffers out to
    QueueNode(
            GraphNode graph,
            RunControl run,
            QueueLimits limits,
            Function<ElementNode, PadOutput> output,
            @Nullable ParallelNode dealsTo) {
        super(graph, run);
        this.dealsTo = dealsTo;
        this.limits = limits;
        this.link = limits.leak() == QueueLimits.Leak.DOWNSTREAM ? new LeakyLink(limits) : new SpscLink(limits);
        this.out = output.apply(this);
    }

    Link link() {
        return link;
    }

    /// The thread deals out the work, so it and the workers, which it starts, run as the element says.
    @Override
    TaskOptions task() {
        return dealsTo == null ? super.task() : dealsTo.graph.options().task();
    }

    @Override
    void closeLinks() {
        link.close();
    }

    @Override
    void clearLinks() {
        link.clear();
    }

    @Override
    List<QueueView> queues() {
        return List.of(view());
    }

    private QueueView view() {
        return QueueView.of(name(), link, limits);
    }

    /// Ends the queue for the thread upstream, if it is still full, so that this thread cannot be waiting for it. What
    /// is queued still goes on, and the end of the stream behind it.
    /// @return whether that was done
    synchronized boolean cut() {
        cut = true;
        if (!view().isFull()) {
            cut = false;
            return false;
        }
        link.refuse();
        return true;
    }

    private synchronized boolean isCut() {
        return cut;
    }

    /// {@return the next item} The flag costs a plain read; only when it is up the decision is waited for.
    private @Nullable Object next() {
        return cut && isCut() && link.level().buffers() == 0 ? new Event.EndOfStream() : link.take();
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    @Override
    long dropped() {
        return link.dropped() + droppedAtEnd;
    }

    @Override
    public Flow accept(Buffer buffer) {
        return link.put(buffer);
    }

    @Override
    public Flow accept(Event event) {
        if (event instanceof Event.EndOfStream && limits.flushOnEos()) {
            dropsRest = true;
        } else if (event instanceof Event.FlushStart) {
            dropsRest = false;
        }
        return link.put(event);
    }

    @Override
    void askFlush(long id) {
        link.flush(id);
    }

    @Override
    void wake() {
        link.wake();
    }

    @Override
    void arrived(Sending sending, Event.@Nullable Upstream event) {
        run.postman().forward(this, sending, event);
    }

    /// After the end of the stream the thread stays, for a flush may begin it anew.
    @Override
    public void run() {
        try {
            beginToDeal();
            boolean goesOn = true;
            while (goesOn && !(ended && leaving)) {
                attend();
                Object item = next();
                goesOn = item != null && (item instanceof Link.Call ? deal() : handle(item));
            }
        } catch (Throwable e) {
            failed(e);
        }
        link.refuse();
    }

    private void beginToDeal() {
        if (dealsTo != null) {
            dealsTo.dealerIsBy(this::wake);
            wake(); // its workers may have finished something before
        }
    }

    /// Something else than an item is there.
    /// @return whether to go on
    private boolean deal() {
        if (dealsTo == null || ended) {
            return true;
        }
        guard.enter();
        try {
            return goesOn(dealsTo.pushFinished());
        } finally {
            leaveChain();
        }
    }

    /// @return whether to go on
    private boolean handle(Object item) {
        if (item instanceof Event.FlushStart) {
            ended = false;
        }
        if (ended) {
            if (item instanceof Buffer buffer) {
                buffer.close();
            }
            return true;
        }
        Flow flow = forward(item);
        return goesOn(item instanceof Event.EndOfStream ? Flow.Signal.END_OF_STREAM : flow);
    }

    /// @param flow what downstream answered
    private boolean goesOn(Flow flow) {
        if (flow == Flow.Signal.END_OF_STREAM) {
            ended = true;
            link.refuseUntilFlush();
            return !cut;
        }
        return flow != Flow.Signal.FLUSHING || !run.isStopping();
    }

    private Flow forward(Object item) {
        guard.enter();
        try {
            if (item instanceof Buffer buffer) {
                return dropsRest ? drop(buffer) : out.push(buffer);
            }
            return out.push((Event) item);
        } finally {
            leaveChain();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the queue's thread is the only writer
    private Flow drop(Buffer buffer) {
        buffer.close();
        droppedAtEnd++;
        return Flow.Signal.CONTINUE;
    }
}
