package io.parallax.engine.run;

import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.event.Event.SegmentStart;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.registry.SinkOptions;
import org.jspecify.annotations.Nullable;

/// When a sink renders its buffers: not outside of the segment, with `sync` not before their time, with `max-lateness`
/// not too long after it. Tells upstream about late ones. The sink's thread uses it; others read the counters and set
/// the latency.
final class SinkTiming {
    /// A buffer is called late from here on; sooner, it is only the machine that is not exact.
    static final long LATE_NS = ClockTime.MILLISECOND;

    private final SinkNode node;
    private final RunControl run;
    private final SinkOptions options;
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
    /// @return null to render it, or what to answer instead
    Flow.@Nullable Signal await(Metadata metadata) {
        if (clips && !segment.covers(metadata.pts(), metadata.duration())) {
            return drop();
        }
        return options.sync() ? awaitTime(metadata) : null;
    }

    private Flow.@Nullable Signal awaitTime(Metadata metadata) {
        long pts = metadata.pts();
        boolean fromItsEnd = segment.rate() < 0 && pts != ClockTime.NONE && metadata.duration() != ClockTime.NONE;
        long running = segment.runningTime(fromItsEnd ? pts + metadata.duration() : pts);
        if (running == ClockTime.NONE) {
            return null;
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
        return lateness >= 0 || sleepUntil(due) ? null : Flow.Signal.FLUSHING;
    }

    /// @return whether the time has come; false if the stream is flushed or stopped
    private boolean sleepUntil(long dueNs) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return node.timeWait.await(run.timing().time(), dueNs, node.waitIsOver);
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
    private Flow.Signal drop() {
        dropped++;
        return Flow.Signal.CONTINUE;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the sink's thread is the only writer
    private void countLate() {
        late++;
    }
}
