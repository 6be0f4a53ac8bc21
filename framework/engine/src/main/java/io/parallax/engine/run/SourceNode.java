package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Source;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.Function;

/// A source and the loop of its thread.
final class SourceNode extends HeadNode {
    private final Source source;
    private final String streamId;
    private final SourceOutput out;
    private volatile boolean endsAlone;

    SourceNode(GraphNode graph, RunControl run, String streamId, Function<SourceNode, SourceOutput> output) {
        super(graph, run);
        this.source = (Source) graph.element();
        this.streamId = streamId;
        this.out = output.apply(this);
    }

    @Override
    boolean gapFollows() {
        out.discontinue();
        return true;
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    Source source() {
        return source;
    }

    /// Makes this source end its stream, while others go on. Its wait is not interrupted by this.
    void endAlone() {
        endsAlone = true;
    }

    private boolean isEnding() {
        return endsAlone || run.isEnding();
    }

    @Override
    public void run() {
        try {
            out.push(new Event.StreamStart(streamId));
            out.push(Event.SegmentStart.open(Event.Format.TIME));
            if (produceAll() == Flow.Signal.END_OF_STREAM) {
                out.push(new Event.EndOfStream());
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private Flow produceAll() {
        Flow flow = Flow.Signal.CONTINUE;
        while (flow == Flow.Signal.CONTINUE && !run.isStopping()) {
            flow = produceOnce();
        }
        return flow;
    }

    private Flow produceOnce() {
        try {
            if (!endsAlone) {
                run.gate().pass();
            }
            changes.apply();
            return isEnding() || out.isSatisfied() ? Flow.Signal.END_OF_STREAM : checked(source.produce(out));
        } catch (Throwable e) {
            if (e instanceof Exception && isEnding() && !run.isStopping() && guard.takeInterrupt()) {
                return Flow.Signal.END_OF_STREAM; // the exception is how the source answers the interrupt
            }
            return failed(e);
        }
    }
}
