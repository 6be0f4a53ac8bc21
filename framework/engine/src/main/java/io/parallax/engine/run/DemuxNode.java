package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.Function;

/// An element with several outputs, called directly by whoever pushes to it.
final class DemuxNode extends ElementNode implements Receiver {
    private final Demuxer demuxer;
    private final FanOut outs;
    private boolean ended;

    DemuxNode(GraphNode graph, RunControl run, Demuxer demuxer, Function<ElementNode, List<PadOutput>> outputs) {
        super(graph, run);
        this.demuxer = demuxer;
        this.outs = new FanOut(this, outputs.apply(this));
    }

    @Override
    List<PadOutput> outputs() {
        return outs.pads();
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
            flow = checked(demuxer.process(buffer, outs));
        } catch (Throwable e) {
            flow = failed(e);
        }
        settle();
        if (flow == Flow.Signal.END_OF_STREAM) {
            ended = true;
            outs.push(new Event.EndOfStream());
        }
        return flow;
    }

    @Override
    public Flow accept(Event event) {
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        try {
            changes.apply();
            return event instanceof Event.EndOfStream ? drainAndEnd(event) : checked(demuxer.event(event, outs));
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private Flow drainAndEnd(Event endOfStream) throws Exception {
        ended = true;
        Flow drained = checked(demuxer.drain(outs));
        if (drained == Flow.Signal.FLUSHING) {
            return drained;
        }
        Flow flow = checked(demuxer.event(endOfStream, outs));
        // an element that kept the event to itself must not keep the pipeline from ending
        return outs.isEnded() ? flow : outs.push(endOfStream);
    }
}
