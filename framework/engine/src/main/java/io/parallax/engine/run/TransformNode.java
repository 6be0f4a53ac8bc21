package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.Function;

/// A transform in its chain: called directly by whoever pushes to it.
final class TransformNode extends ElementNode implements Receiver {
    private final Transform transform;
    private final PadOutput out;
    private boolean ended;

    TransformNode(GraphNode graph, RunControl run, Transform transform, Function<ElementNode, PadOutput> output) {
        super(graph, run);
        this.transform = transform;
        this.out = output.apply(this);
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    @Override
    public Flow accept(Buffer buffer) {
        if (ended) {
            buffer.close();
            return Flow.Signal.END_OF_STREAM;
        }
        borrow(buffer);
        Flow flow;
        try {
            changes.apply();
            flow = checked(transform.process(buffer, out));
        } catch (Throwable e) {
            flow = failed(e);
        }
        settle();
        return flow == Flow.Signal.END_OF_STREAM ? end() : flow;
    }

    /// The element ended the stream, or nobody downstream wants more.
    private Flow end() {
        ended = true;
        out.push(new Event.EndOfStream());
        return Flow.Signal.END_OF_STREAM;
    }

    @Override
    public Flow accept(Event event) {
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        try {
            changes.apply();
            return event instanceof Event.EndOfStream ? drainAndEnd(event) : checked(transform.event(event, out));
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private Flow drainAndEnd(Event endOfStream) throws Exception {
        ended = true;
        Flow drained = checked(transform.drain(out));
        if (drained == Flow.Signal.FLUSHING) {
            return drained;
        }
        Flow flow = checked(transform.event(endOfStream, out));
        // an element that kept the event to itself must not keep the pipeline from ending
        return out.isEnded() ? flow : out.push(endOfStream);
    }
}
