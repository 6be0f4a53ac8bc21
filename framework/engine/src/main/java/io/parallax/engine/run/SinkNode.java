package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A sink at the end of its chain; does the waiting for `sync`.
final class SinkNode extends ElementNode implements Receiver {
    private Sink sink;
    private final SinkTiming timing;
    private final Consumer<Map<String, Object>> tags;
    private final Sticky heard = new Sticky();
    /// A buffer whose wait was given up, and events that came after it.
    private final Deque<Object> kept = new ArrayDeque<>();

    /// Where the thread starts that was wanted outside of its chain last.
    private volatile @Nullable HeadNode head;

    private volatile boolean wanted;
    private volatile boolean closed;
    private boolean staysInside;
    private boolean collects;
    private @Nullable Buffer waitedFor;

    private boolean closing;
    private boolean ended;

    SinkNode(GraphNode graph, RunControl run, Sink sink, Consumer<Map<String, Object>> tags) {
        super(graph, run);
        this.sink = sink;
        this.timing = new SinkTiming(this);
        this.tags = tags;
    }

    @Override
    boolean isClosing() {
        return closing;
    }

    @Override
    void exchanged() {
        sink = (Sink) element();
    }

    @Override
    List<PadOutput> outputs() {
        return List.of();
    }

    @Override
    long dropped() {
        return timing.dropped() + super.dropped();
    }

    SinkTiming timing() {
        return timing;
    }

    /// The thread that starts at a head is wanted outside of its chain: it gives up a wait for the time of a buffer,
    /// which is kept.
    void want(HeadNode outside) {
        head = outside;
        press(true);
    }

    /// The thread may wait again.
    void unwant() {
        press(false);
    }

    private void press(boolean now) {
        wanted = now;
        timeWait.recall();
        AppPort port = app;
        if (port != null) {
            port.press(now);
        }
    }

    /// {@return whether the sink's thread is to give up a wait} Its thread asks.
    boolean isWantedOutside() {
        return wanted && !staysInside;
    }

    /// {@return whether a wait is in vain}
    boolean isOver() {
        return closed || waitIsOver.getAsBoolean();
    }

    /// Says whether everything that comes is kept, for another thread. Only while the thread is held, or has left.
    void collect(boolean now) {
        collects = now;
    }

    /// {@return whether something is kept} Only while the thread is held, or has left.
    boolean isKeeping() {
        return !kept.isEmpty();
    }

    @Override
    void closeLinks() {
        super.closeLinks();
        closed = true;
        timeWait.recall();
    }

    /// Waits on where a wait was given up, renders what was kept, and handles the events that came after it.
    @SuppressWarnings("ReferenceEquality") // each reference is a handle of its own
    void goOn() {
        while (!kept.isEmpty()) {
            Object item = kept.remove();
            if (item instanceof Buffer buffer) {
                boolean isAgain = buffer == waitedFor;
                waitedFor = null; // handles are recycled
                Flow _ = take(buffer, isAgain);
                if (kept.peekLast() == buffer) {
                    kept.addFirst(kept.removeLast());
                    return;
                }
            } else {
                Flow _ = handle((Event) item);
            }
        }
    }

    @Override
    void clearLinks() {
        super.clearLinks();
        dropKept();
    }

    private void dropKept() {
        for (Object item : kept) {
            if (item instanceof Buffer buffer) {
                buffer.close();
            }
        }
        kept.clear();
    }

    @Override
    public Flow accept(Buffer buffer) {
        if (!kept.isEmpty()) {
            if (collects) {
                kept.add(buffer);
                return Flow.Signal.CONTINUE;
            }
            goOnInside();
        }
        return take(buffer, false);
    }

    /// An element has pushed several buffers in one call, and the first of them is kept: that is all that is, so the
    /// thread waits where it is.
    private void goOnInside() {
        HeadNode thread = head;
        if (thread != null) {
            thread.forget(this);
        }
        staysInside = true;
        goOn();
        staysInside = false;
    }

    /// @param isAgain whether its wait was given up before
    private Flow take(Buffer buffer, boolean isAgain) {
        if (ended || flush.isPending()) {
            buffer.close();
            return flush.isPending() ? Flow.Signal.FLUSHING : Flow.Signal.END_OF_STREAM;
        }
        borrow(buffer);
        Flow flow;
        try {
            changes.apply();
            flow = switch (verdict(buffer, isAgain)) {
                case RENDER -> checked(sink.consume(buffer));
                case DROP -> Flow.Signal.CONTINUE;
                case FLUSHED -> Flow.Signal.FLUSHING;
                case LATER -> keep(buffer);
            };
        } catch (Throwable e) {
            flow = failed(e);
        } finally {
            settle();
        }
        if (flow == Flow.Signal.END_OF_STREAM) {
            end();
        }
        return flow;
    }

    private SinkTiming.Verdict verdict(Buffer buffer, boolean isAgain) {
        if (isAgain) {
            return timing.awaitAgain();
        }
        return timing.matters() ? timing.await(buffer.metadata()) : SinkTiming.Verdict.RENDER;
    }

    private Flow keep(Buffer buffer) {
        pushed(buffer); // the reference stays here
        kept.add(buffer);
        waitedFor = buffer;
        HeadNode thread = head;
        if (thread != null && !collects) {
            thread.keeps(this);
        }
        return Flow.Signal.CONTINUE;
    }

    private void end() {
        ended = true;
        run.ended(this);
    }

    @Override
    public Flow accept(Event event) {
        if (event instanceof Event.FlushStart) {
            dropKept();
        } else if (!kept.isEmpty()) {
            kept.add(event);
            return Flow.Signal.CONTINUE;
        }
        return handle(event);
    }

    private Flow handle(Event event) {
        if (event instanceof Event.FlushStart(long id)) {
            flush.begun(id);
            ended = ended && !run.reopened(this);
        }
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        boolean isEnd = event instanceof Event.EndOfStream;
        closing = isEnd;
        heard.note(event);
        Flow flow;
        try {
            changes.apply();
            learn(event);
            if (event instanceof Event.SegmentStart segment) {
                timing.enter(segment);
            }
            flow = checked(sink.event(event, Nowhere.INSTANCE));
            if (event instanceof Event.Tags(Map<String, Object> values)) {
                tags.accept(values);
            }
        } catch (Throwable e) {
            flow = failed(e);
        }
        if (flow == Flow.Signal.END_OF_STREAM || (isEnd && flow != Flow.Signal.FLUSHING)) {
            end();
        }
        return flow;
    }

    @Override
    void replay() throws Exception {
        for (Event event : heard.events()) {
            learn(event);
            sink.event(event, Nowhere.INSTANCE);
        }
    }

    /// Behind a sink there is nothing.
    private enum Nowhere implements Output {
        INSTANCE;

        @Override
        public LoanedSlot loan(long size) {
            throw new IllegalStateException("a sink has no source pad to loan memory from");
        }

        @Override
        public Flow push(Buffer buffer) {
            buffer.close();
            return Flow.Signal.CONTINUE;
        }

        @Override
        public Flow push(Event event) {
            return Flow.Signal.CONTINUE;
        }
    }
}
