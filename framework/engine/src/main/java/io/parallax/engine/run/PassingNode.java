package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;

/// An element in the middle of its chain: called directly by whoever pushes to it. Events are handled here; buffers by
/// each kind of node itself, so that the hot path has no further call.
abstract class PassingNode extends ElementNode implements Receiver {
    private boolean ended;

    PassingNode(GraphNode graph, RunControl run) {
        super(graph, run);
    }

    /// Pushes what the element has kept back.
    abstract Flow drain() throws Exception;

    /// Lets the element handle an event.
    abstract Flow handle(Event event) throws Exception;

    /// {@return whether nobody downstream wants more}
    abstract boolean isDownstreamEnded();

    /// Hands an event to everybody downstream.
    abstract Flow forward(Event event);

    /// {@return whether nothing is to come any more}
    final boolean isEnded() {
        return ended;
    }

    final Flow refuse(Buffer buffer) {
        buffer.close();
        return Flow.Signal.END_OF_STREAM;
    }

    /// The element ended the stream, or nobody downstream wants more.
    final Flow end() {
        ended = true;
        forward(new Event.EndOfStream());
        return Flow.Signal.END_OF_STREAM;
    }

    @Override
    public final Flow accept(Event event) {
        if (event instanceof Event.FlushStart(long id)) {
            ended = false;
            flush.begun(id);
        }
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        try {
            changes.apply();
            return switch (event) {
                case Event.EndOfStream _ -> drainAndEnd(event);
                case Event.FlushStart _, Event.FlushStop _ -> passFlush(event);
                default -> checked(handle(event));
            };
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private Flow drainAndEnd(Event endOfStream) throws Exception {
        ended = true;
        Flow drained = checked(drain());
        if (drained == Flow.Signal.FLUSHING) {
            return drained;
        }
        Flow flow = checked(handle(endOfStream));
        // an element that kept the event to itself must not keep the pipeline from ending
        return isDownstreamEnded() ? flow : forward(endOfStream);
    }

    /// Whatever the element makes of it, a flush goes on: everybody downstream waits for it.
    private Flow passFlush(Event event) throws Exception {
        List<PadOutput> pads = outputs();
        pads.forEach(PadOutput::expectFlush);
        Flow flow = checked(handle(event));
        for (PadOutput pad : pads) {
            if (!pad.hasFlushed()) {
                flow = pad.push(event);
            }
        }
        return flow;
    }
}
