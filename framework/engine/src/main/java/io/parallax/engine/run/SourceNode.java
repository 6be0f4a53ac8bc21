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
    private Source source;
    private final String streamId;
    private final SourceOutput out;
    private final Seeker seeker;
    private final BooleanSupplier hasMail = mail::isWaiting;
    private volatile boolean endsAlone;
    private boolean ended;

    SourceNode(GraphNode graph, RunControl run, String streamId, Function<SourceNode, SourceOutput> output) {
        super(graph, run);
        this.source = (Source) graph.element();
        this.streamId = streamId;
        this.out = output.apply(this);
        this.seeker = new Seeker(this, out);
    }

    @Override
    boolean gapFollows() {
        out.discontinue();
        return true;
    }

    @Override
    void exchanged() {
        source = (Source) element();
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
        mail.nudge();
    }

    private boolean isToEndAlone() {
        return endsAlone;
    }

    private boolean isEnding() {
        return endsAlone || run.isEnding();
    }

    /// {@return whether it can seek in any format} Any thread may ask.
    boolean isSeekable() {
        return isSeekable(Event.Format.TIME) || isSeekable(Event.Format.BYTES);
    }

    private boolean isSeekable(Event.Format format) {
        try {
            return ElementCode.call(source, () -> source.isSeekable(format));
        } catch (Throwable e) {
            run.warn(name(), "did not say whether it can seek: " + FailureText.reason(e));
            return false;
        }
    }

    @Override
    void wake() {
        run.gate().nudge();
        mail.nudge();
    }

    @Override
    void start(Event.Downstream event) {
        out.pushInside(event);
    }

    @Override
    void arrived(Sending sending, Event.@Nullable Upstream event) throws Exception {
        if (event instanceof Event.Seek seek && isSeekable(seek.format())) {
            seeker.seek(sending, seek);
            ended(false);
            return;
        }
        if (sending.flush() && flush.isPending()) {
            seeker.flush(sending.id());
            ended(false);
        }
        if (event instanceof Event.Seek seek && isSeekable()) {
            run.warn(name(), "cannot go to a position in " + seek.format() + ": goes on where it was");
        }
    }

    /// After the end of the stream the thread stays, for a flush may begin it anew.
    @Override
    public void run() {
        try {
            out.begin(isSeekable(Event.Format.TIME));
            out.push(new Event.StreamStart(streamId));
            out.push(out.segment());
            while (!run.isStopping() && !(ended && endsAlone)) {
                step();
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void step() {
        try {
            if (keeps() || mail.isWaiting()) {
                guard.takeInterrupt();
                attend();
            } else if (ended || flush.isPending()) {
                mail.await(this::isToEndAlone);
            } else {
                produce();
            }
        } catch (Throwable e) {
            // an exception may be how the source answers an interrupt; why it was called back, the next step finds out
            boolean isAnswer = e instanceof Exception && !run.isStopping() && guard.takeInterrupt();
            if (!isAnswer && failed(e) == Flow.Signal.END_OF_STREAM) {
                finish();
            }
        }
    }

    private void produce() throws Exception {
        if (!endsAlone) {
            run.gate().pass(hasMail);
            if (mail.isWaiting()) {
                return;
            }
        }
        changes.apply();
        Flow flow = isEnding() || out.isSatisfied() ? Flow.Signal.END_OF_STREAM : checked(source.produce(out));
        if (flow == Flow.Signal.END_OF_STREAM) {
            finish();
        } else if (flow == Flow.Signal.FLUSHING && !flush.isPending()) {
            ended(true); // everybody downstream has left
        }
    }

    private void ended(boolean now) {
        ended = now;
        AppPort port = app;
        if (port != null) {
            port.refuse(now);
        }
    }

    private void finish() {
        guard.takeInterrupt();
        if (!ended) {
            ended(true);
            out.push(new Event.EndOfStream());
        }
    }
}
