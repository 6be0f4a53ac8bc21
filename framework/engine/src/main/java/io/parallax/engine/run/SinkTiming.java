package io.parallax.engine.run;

import io.parallax.api.buffer.Metadata;
import io.parallax.api.event.Event;
import io.parallax.api.event.Event.SegmentStart;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.registry.SinkOptions;
import java.util.function.BooleanSupplier;

/// When a sink renders its buffers: not outside of the segment, with `sync` not before their time, with `max-lateness`
/// not too long after it. Tells upstream about late ones. The sink's thread uses it; others read the counters and set
/// the latency.
final class SinkTiming {
    /// A buffer is called late from here on; sooner, it is only the machine that is not exact.
    static final long LATE_NS = ClockTime.MILLISECOND;

    /// What is to be done with a buffer.
    enum Verdict {
        RENDER,
        DROP,
        /// The stream is flushed or stopped.
        FLUSHED,
        /// It is not due yet, but the thread is wanted outside of its chain.
        LATER
    }

    private final SinkNode node;
    private final RunControl run;
    private final SinkOptions options;
    private final BooleanSupplier isInVain;
    private SegmentStart segment = SegmentStart.open(Event.Format.TIME);
    private boolean clips;
    private long lastDue = ClockTime.NONE;
    private long lastArrival;
    private volatile long latencyNs;
    private volatile long dropped;
    private volatile long late;

    SinkTiming(SinkNode node) {
        this.node = node;
        this.run = node.run;
        this.options = node.graph.options().sink();
        this.isInVain = () -> node.isOver() || node.isWantedOutside();
    }

    void latency(long ns) {
        latencyNs = ns;
    }

    /// {@return buffers that were not rendered: too late, or outside of the segment}
    long dropped() {
        return dropped;
    }

    /// {@return buffers that came late, rendered or not}
    long late() {
        return late;
    }

    void enter(SegmentStart next) {
        segment = next;
        clips = next.start() != 0 || next.stop() != ClockTime.NONE;
        lastDue = ClockTime.NONE;
    }

    /// {@return whether [#await(Metadata)] has anything to do}
    boolean matters() {
        return clips || options.sync();
    }

    /// Waits until a buffer is to be rendered.
    Verdict await(Metadata metadata) {
        if (clips && !segment.covers(metadata.pts(), metadata.duration())) {
            return drop();
        }
        return options.sync() ? awaitTime(metadata) : Verdict.RENDER;
    }

    private Verdict awaitTime(Metadata metadata) {
        long pts = metadata.pts();
        boolean fromItsEnd = segment.rate() < 0 && pts != ClockTime.NONE && metadata.duration() != ClockTime.NONE;
        long running = segment.runningTime(fromItsEnd ? pts + metadata.duration() : pts);
        if (running == ClockTime.NONE) {
            return Verdict.RENDER;
        }
        long due = running + options.tsOffset() + latencyNs;
        long arrival = run.timing().time().runningNs();
        long lateness = arrival - due;
        if (lateness > LATE_NS) {
            countLate();
            tellUpstream(pts, due, arrival);
        }
        lastDue = due;
        lastArrival = arrival;
        if (options.maxLateness() >= 0 && lateness > options.maxLateness()) {
            return drop();
        }
        return lateness >= 0 ? Verdict.RENDER : awaitAgain();
    }

    /// Waits on for the buffer whose wait was given up.
    Verdict awaitAgain() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (node.timeWait.await(run.timing().time(), lastDue, isInVain)) {
                        return Verdict.RENDER;
                    }
                    if (node.isOver()) {
                        return Verdict.FLUSHED;
                    }
                    if (node.isWantedOutside()) {
                        return Verdict.LATER;
                    }
                } catch (InterruptedException _) {
                    interrupted = true; // not meant for this wait: kept for whom it may concern
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tellUpstream(long pts, long due, long arrival) {
        boolean known = lastDue != ClockTime.NONE && due > lastDue;
        double proportion = known ? (double) (arrival - lastArrival) / (due - lastDue) : 1;
        run.postman().sendFrom(node, new Event.Qos(pts, arrival - due, proportion));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the sink's thread is the only writer
    private Verdict drop() {
        dropped++;
        return Verdict.DROP;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the sink's thread is the only writer
    private void countLate() {
        late++;
    }
}
