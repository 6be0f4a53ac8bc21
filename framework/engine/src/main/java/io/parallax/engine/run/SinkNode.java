package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A sink at the end of its chain; does the waiting for `sync`.
final class SinkNode extends ElementNode implements Receiver {
    private Sink sink;
    private final SinkTiming timing;
    private final Consumer<Map<String, Object>> tags;
    private final Sticky heard = new Sticky();
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

    @Override
    public Flow accept(Buffer buffer) {
        if (ended || flush.isPending()) {
            buffer.close();
            return flush.isPending() ? Flow.Signal.FLUSHING : Flow.Signal.END_OF_STREAM;
        }
        borrow(buffer);
        Flow flow;
        try {
            changes.apply();
            Flow instead = timing.matters() ? timing.await(buffer.metadata()) : null;
            flow = instead == null ? checked(sink.consume(buffer)) : instead;
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

    private void end() {
        ended = true;
        run.ended(this);
    }

    @Override
    public Flow accept(Event event) {
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
