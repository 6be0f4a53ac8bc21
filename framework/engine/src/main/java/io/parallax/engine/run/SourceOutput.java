package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.event.Event.SegmentStart;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.registry.SourceOptions;

/// The pad of a source: numbers and stamps buffers, and ends the stream after `num-buffers`.
final class SourceOutput extends PadOutput {
    private final HeadNode head;
    private final ChainGuard guard;
    private final SourceOptions options;
    private final RunControl run;
    private final boolean live;
    private SegmentStart segment = SegmentStart.open(Event.Format.TIME);
    private long reached = ClockTime.NONE;
    private boolean tracks;
    private boolean discont;
    /// Whether there is anything to do for each buffer.
    private boolean prepares;

    SourceOutput(PadMemory memory, SourceNode owner, Receiver next) {
        super("src", memory, owner, next);
        this.options = owner.graph.options().source();
        this.head = owner;
        this.guard = owner.guard;
        this.run = owner.run;
        this.live = owner.source().isLive();
    }

    /// A run begins.
    /// @param tracked whether to keep in mind how far the stream has come, for a seek that follows on
    void begin(boolean tracked) {
        tracks = tracked;
        prepares |= preparesAlways();
    }

    private boolean preparesAlways() {
        return tracks || live || options.doTimestamp();
    }

    /// {@return whether `num-buffers` have been pushed}
    boolean isSatisfied() {
        return options.numBuffers() >= 0 && passed.buffers() >= options.numBuffers();
    }

    /// The next buffer comes after a gap.
    void discontinue() {
        discont = true;
        prepares = true;
    }

    /// {@return the segment that buffers belong to}
    SegmentStart segment() {
        return segment;
    }

    /// {@return the position up to which the stream has come, or none if it is not tracked or unknown}
    long reached() {
        return reached;
    }

    /// Goes on with another segment, or with the same after a flush. Only while reading mail.
    void enter(SegmentStart next) {
        segment = next;
        reached = ClockTime.NONE;
        discontinue();
        pushInside(next);
    }

    @Override
    public Flow push(Buffer buffer) {
        if (isSatisfied()) {
            buffer.close();
            return Flow.Signal.END_OF_STREAM;
        }
        if (prepares && !prepare(buffer)) {
            buffer.close();
            return Flow.Signal.CONTINUE;
        }
        if (buffer.metadata().sequence() < 0) {
            buffer.metadata().sequence(passed.buffers());
        }
        guard.enter();
        try {
            Flow flow = super.push(buffer);
            return flow == Flow.Signal.CONTINUE && isSatisfied() ? Flow.Signal.END_OF_STREAM : flow;
        } finally {
            head.leaveChain();
        }
    }

    /// @return whether the buffer is to go out; what a live source brings during a pause is not
    private boolean prepare(Buffer buffer) {
        if (live && !run.gate().isOpen()) {
            discont = true;
            return false;
        }
        Metadata metadata = buffer.metadata();
        if (options.doTimestamp()) {
            metadata.pts(segment.position(run.timing().time().runningNs()));
        }
        if (tracks) {
            track(metadata);
        }
        if (discont) {
            metadata.flags(metadata.flags() | BufferFlags.DISCONT);
            discont = false;
            prepares = preparesAlways();
        }
        return true;
    }

    private void track(Metadata metadata) {
        long pts = metadata.pts();
        boolean isEndKnown = segment.rate() > 0 && pts != ClockTime.NONE && metadata.duration() != ClockTime.NONE;
        reached = isEndKnown ? pts + metadata.duration() : pts;
    }

    /// Pushes an event from within the guard.
    void pushInside(Event event) {
        super.push(event);
    }

    @Override
    public Flow push(Event event) {
        guard.enter();
        try {
            return super.push(event);
        } finally {
            head.leaveChain();
        }
    }
}
