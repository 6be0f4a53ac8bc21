package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;

/// An element in the middle of its chain: called directly by whoever pushes to it. Events are handled here; buffers by
/// each kind of node itself, so that the hot path has no further call.
abstract class PassingNode extends ElementNode implements Receiver {
    /// What the stream that comes in is like.
    final Sticky heard = new Sticky();
    private boolean ended;

    PassingNode(GraphNode graph, RunControl run) {
        super(graph, run);
    }

    /// Pushes what the element has kept back.
    abstract Flow drain() throws Exception;

    @Override
    final void drainRest() throws Exception {
        if (!ended) {
            drain();
        }
    }

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
    public Flow accept(Event event) {
        if (event instanceof Event.FlushStart(long id)) {
            ended = false;
            flush.begun(id);
        }
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        heard.note(event);
        boolean isEnd = event instanceof Event.EndOfStream;
        Flow flow;
        try {
            changes.apply();
            flow = isEnd ? drainAndEnd(event) : handled(event);
        } catch (Throwable e) {
            flow = failed(e);
        }
        boolean over = flow == Flow.Signal.END_OF_STREAM || (isEnd && flow != Flow.Signal.FLUSHING);
        // an element that kept the end to itself, or failed at it, must not keep the pipeline from ending
        return over && !isDownstreamEnded() ? end() : flow;
    }

    private Flow handled(Event event) throws Exception {
        if (event instanceof Event.FlushStart || event instanceof Event.FlushStop) {
            return passFlush(event);
        }
        return learn(event) ? checked(handle(event)) : Flow.Signal.CONTINUE;
    }

    /// Whatever the element makes of it, a flush goes on: everybody downstream waits for it.
    private Flow passFlush(Event event) {
        List<PadOutput> pads = outputs();
        pads.forEach(PadOutput::expectFlush);
        Flow flow;
        try {
            flow = checked(handle(event));
        } catch (Throwable e) {
            flow = failed(e);
        }
        for (PadOutput pad : pads) {
            if (!pad.hasFlushed()) {
                pad.push(event);
            }
        }
        return flow;
    }

    private Flow drainAndEnd(Event endOfStream) throws Exception {
        ended = true;
        Flow drained = checked(drain());
        return drained == Flow.Signal.FLUSHING ? drained : checked(handle(endOfStream));
    }

    @Override
    final boolean isClosing() {
        return ended;
    }

    @Override
    final void replay() throws Exception {
        outputs().forEach(PadOutput::inheritOwn);
        for (Event event : heard.events()) {
            if (learn(event)) {
                handle(event);
            }
        }
    }
}
