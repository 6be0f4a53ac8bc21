package io.parallax.engine.run;

import io.parallax.api.event.Event;
import io.parallax.api.event.Event.SegmentStart;
import io.parallax.api.time.ClockTime;

/// Takes a source to another position, between two buffers in its own thread: flushes if that is asked for, and tells
/// everybody downstream the new segment.
final class Seeker {
    private final SourceNode node;
    private final SourceOutput out;

    Seeker(SourceNode node, SourceOutput out) {
        this.node = node;
        this.out = out;
    }

    void seek(Sending sending, Event.Seek seek) throws Exception {
        boolean flush = sending.flush() || node.flush.isPending();
        if (flush) {
            begin(sending.id());
        }
        boolean moved = node.source().seek(seek);
        if (flush) {
            out.pushInside(new Event.FlushStop(false));
        }
        SegmentStart segment = out.segment();
        if (moved) {
            long base = flush ? sending.runningNs() : endOf(segment, sending.runningNs());
            segment = new SegmentStart(seek.format(), seek.rate(), seek.start(), seek.stop(), base);
        } else {
            node.run.warn(node.name(), "did not find the position: goes on where it was");
        }
        out.enter(segment);
    }

    /// Flushes without a change of position.
    void flush(long id) {
        begin(id);
        out.pushInside(new Event.FlushStop(false));
        out.enter(out.segment());
    }

    private void begin(long id) {
        node.flush.begun(id);
        out.pushInside(new Event.FlushStart(id));
    }

    /// The running time at which everything of a segment that was pushed so far has been rendered.
    private long endOf(SegmentStart segment, long nowNs) {
        long end = segment.runningTime(out.reached());
        return end == ClockTime.NONE ? nowNs : end;
    }
}
