package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Muxer;
import io.parallax.api.event.Event;
import io.parallax.api.event.Event.SegmentStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one flush of those that come in at the inputs of a muxer: when the last has come, the element and everybody
/// downstream are told once, and a segment follows. Until then nothing is taken from the inputs. The muxer's thread
/// uses it.
final class MuxFlush {
    private final MuxNode node;
    private final PadOutput out;
    private SegmentStart segment = SegmentStart.open(Event.Format.TIME);
    private @Nullable SegmentStart next;

    MuxFlush(MuxNode node, PadOutput out) {
        this.node = node;
        this.out = out;
    }

    /// {@return the segment that comes out}
    SegmentStart segment() {
        return segment;
    }

    /// An event has gone up through the muxer, and with it perhaps what the next segment will be.
    void expect(Sending sending, Event.@Nullable Upstream event) {
        if (sending.flush() && event instanceof Event.Seek seek) {
            next = new SegmentStart(seek.format(), seek.rate(), seek.start(), seek.stop(), sending.runningNs());
        }
    }

    /// {@return whether there is something to do now}
    boolean canGoOn(MuxInput... inputs) {
        boolean isDone = true;
        for (MuxInput input : inputs) {
            if (input.canFlush()) {
                return true;
            }
            isDone &= input.isFlushed();
        }
        return isDone;
    }

    /// Takes what has come in.
    /// @return whether the flush has come in everywhere
    boolean goOn(List<MuxInput> inputs) throws Exception {
        boolean isDone = true;
        for (MuxInput input : inputs) {
            for (Event event = input.flush(); event != null; event = input.flush()) {
                handle(event, input);
            }
            isDone &= input.isFlushed();
        }
        return isDone;
    }

    private void handle(Event event, MuxInput input) throws Exception {
        boolean isHandled = event instanceof Event.EndOfStream || !node.learn(event, input.pad());
        Flow _ = isHandled ? Flow.Signal.CONTINUE : node.checked(((Muxer) node.element()).event(event, input, out));
    }

    /// Passes the flush on, and the segment that follows it.
    /// @return what downstream answered
    Flow pass(List<MuxInput> inputs) throws Exception {
        long id = node.flush.asked();
        node.flush.begun(id);
        MuxInput from = inputs.getFirst();
        for (MuxInput input : inputs) {
            if (input.isAskedToFlush(id)) {
                from = input;
            }
        }
        pass(new Event.FlushStart(id), from);
        pass(new Event.FlushStop(false), from);
        SegmentStart following = next;
        next = null;
        segment = following == null ? segment : following;
        Flow flow = out.push(segment);
        for (MuxInput input : inputs) {
            if (!input.isAskedToFlush(id)) {
                for (Event event : input.dropQueued()) {
                    handle(event, input);
                }
            }
        }
        return flow;
    }

    /// Whatever the element makes of it, a flush goes on.
    private void pass(Event event, MuxInput from) {
        out.expectFlush();
        try {
            Flow _ = node.checked(((Muxer) node.element()).event(event, from, out));
        } catch (Throwable e) {
            node.failed(e);
        }
        if (!out.hasFlushed()) {
            out.push(event);
        }
    }
}
