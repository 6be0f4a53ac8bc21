package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.LatePadNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An element with several outputs in its chain.
final class DemuxNode extends PassingNode {
    private Demuxer demuxer;
    private final FanOut outs;
    private final LatePads late;

    /// @param notes what is known of outputs that appear while the element runs
    DemuxNode(
            GraphNode graph,
            RunControl run,
            Demuxer demuxer,
            LatePadNotes notes,
            Function<ElementNode, List<PadOutput>> outputs) {
        super(graph, run);
        this.demuxer = demuxer;
        this.outs = new FanOut(this, outputs.apply(this), notes);
        this.late = outs.late();
    }

    @Override
    long dropped() {
        return late.dropped();
    }

    @Override
    void closeLinks() {
        late.cancel();
    }

    @Override
    void exchanged() {
        demuxer = (Demuxer) element();
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
        if (late.isWaiting()) {
            late.watch();
        }
        Flow flow;
        try {
            changes.apply();
            flow = checked(demuxer.process(buffer, outs));
        } catch (Throwable e) {
            flow = failed(e);
        } finally {
            settle();
        }
        if (flow != Flow.Signal.END_OF_STREAM) {
            return flow;
        }
        return late.endsInVain() ? Flow.Signal.FLUSHING : end();
    }

    @Override
    Flow drain() throws Exception {
        Flow flow = demuxer.drain(outs);
        return late.endsInVain() ? Flow.Signal.FLUSHING : flow;
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
