package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.engine.registry.SourceOptions;

/// The pad of a source: numbers and stamps buffers, and ends the stream after `num-buffers`.
final class SourceOutput extends PadOutput {
    private final ChainGuard guard;
    private final SourceOptions options;
    private final RunControl run;
    private boolean discont;

    SourceOutput(PadMemory memory, SourceNode owner, Receiver next) {
        super("src", memory, owner, next);
        this.options = owner.graph.options().source();
        this.guard = owner.guard;
        this.run = owner.run;
    }

    /// {@return whether `num-buffers` have been pushed}
    boolean isSatisfied() {
        return options.numBuffers() >= 0 && passed.buffers() >= options.numBuffers();
    }

    /// The next buffer comes after a gap.
    void discontinue() {
        discont = true;
    }

    @Override
    public Flow push(Buffer buffer) {
        if (isSatisfied()) {
            buffer.close();
            return Flow.Signal.END_OF_STREAM;
        }
        if (options.doTimestamp()) {
            buffer.metadata().pts(run.runningTimeNs());
        }
        if (discont) {
            discont = false;
            buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
        }
        if (buffer.metadata().sequence() < 0) {
            buffer.metadata().sequence(passed.buffers());
        }
        guard.enter();
        try {
            Flow flow = super.push(buffer);
            return flow == Flow.Signal.CONTINUE && isSatisfied() ? Flow.Signal.END_OF_STREAM : flow;
        } finally {
            guard.leave();
        }
    }

    @Override
    public Flow push(Event event) {
        guard.enter();
        try {
            return super.push(event);
        } finally {
            guard.leave();
        }
    }
}
