package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Source;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A source and the loop of its thread.
final class SourceNode extends HeadNode {
    private final Source source;
    private final String streamId;
    private final SourceOutput out;
    private final Seeker seeker;
    private final BooleanSupplier hasMail = mail::isWaiting;
    private boolean ended;

    SourceNode(GraphNode graph, RunControl run, String streamId, Function<SourceNode, SourceOutput> output) {
        super(graph, run);
        this.source = (Source) graph.element();
        this.streamId = streamId;
        this.out = output.apply(this);
        this.seeker = new Seeker(this, out);
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    Source source() {
        return source;
    }

    /// {@return whether it can seek in any format} Any thread may ask.
    boolean isSeekable() {
        return source.isSeekable(Event.Format.TIME) || source.isSeekable(Event.Format.BYTES);
    }

    @Override
    void wake() {
        run.gate().nudge();
    }

    @Override
    void start(Event.Downstream event) {
        out.pushInside(event);
    }

    @Override
    void arrived(Sending sending, Event.@Nullable Upstream event) throws Exception {
        if (event instanceof Event.Seek seek && source.isSeekable(seek.format())) {
            seeker.seek(sending, seek);
            ended = false;
        } else if (flush.isPending()) {
            seeker.flush(sending.id());
            ended = false;
        }
        if (event instanceof Event.Seek seek && !source.isSeekable(seek.format()) && isSeekable()) {
            run.warn(name(), "cannot go to a position in " + seek.format() + ": goes on where it was");
        }
    }

    /// After the end of the stream the thread stays, for a flush may begin it anew.
    @Override
    public void run() {
        try {
            out.begin(source.isSeekable(Event.Format.TIME));
            out.push(new Event.StreamStart(streamId));
            out.push(out.segment());
            while (!run.isStopping()) {
                step();
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void step() throws Exception {
        try {
            if (mail.isWaiting()) {
                guard.takeInterrupt();
                readMail();
            } else if (ended || flush.isPending()) {
                mail.await();
            } else {
                produce();
            }
        } catch (Exception e) {
            if (run.isStopping() || !guard.takeInterrupt()) {
                throw e;
            }
            // the exception is how the source answers the interrupt; why it was called back, the next step finds out
        }
    }

    private void produce() throws Exception {
        run.gate().pass(hasMail);
        if (mail.isWaiting()) {
            return;
        }
        changes.apply();
        boolean over = run.isEnding() || out.isSatisfied();
        if (over || checked(source.produce(out)) == Flow.Signal.END_OF_STREAM) {
            guard.takeInterrupt();
            ended = true;
            out.push(new Event.EndOfStream());
        }
    }
}
