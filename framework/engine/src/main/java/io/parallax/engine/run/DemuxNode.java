package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An element with several outputs in its chain.
final class DemuxNode extends PassingNode {
    private final Demuxer demuxer;
    private final FanOut outs;

    DemuxNode(GraphNode graph, RunControl run, Demuxer demuxer, Function<ElementNode, List<PadOutput>> outputs) {
        super(graph, run);
        this.demuxer = demuxer;
        this.outs = new FanOut(this, outputs.apply(this));
    }

    @Override
    List<PadOutput> outputs() {
        return outs.pads();
    }

    /// Adds an output. The element's thread must be out of its chain.
    void add(PadOutput pad) {
        List<PadOutput> pads = new ArrayList<>(outs.pads());
        pads.add(pad);
        outs.replace(pads);
    }

    /// Removes an output. The element's thread must be out of its chain.
    void remove(PadOutput pad) {
        outs.replace(outs.pads().stream().filter(each -> !each.equals(pad)).toList());
    }

    @Override
    public Flow accept(Buffer buffer) {
        if (isEnded()) {
            return refuse(buffer);
        }
        borrow(buffer);
        Flow flow;
        try {
            changes.apply();
            flow = checked(demuxer.process(buffer, outs));
        } catch (Throwable e) {
            flow = failed(e);
        } finally {
            settle();
        }
        return flow == Flow.Signal.END_OF_STREAM ? end() : flow;
    }

    @Override
    Flow drain() throws Exception {
        return demuxer.drain(outs);
    }

    @Override
    Flow handle(Event event) throws Exception {
        return demuxer.event(event, outs);
    }

    @Override
    boolean isDownstreamEnded() {
        return outs.isEnded();
    }

    @Override
    Flow forward(Event event) {
        return outs.push(event);
    }
}
