package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.ProbeHandler;
import org.jspecify.annotations.Nullable;

/// A probe in its place between a pad and what the pad leads to.
final class ProbeReceiver implements Receiver {
    private final ProbeHandler handler;
    private final PadOutput pad;
    private Receiver next;
    private volatile boolean left;
    private volatile @Nullable Thread calls;

    ProbeReceiver(ProbeHandler handler, PadOutput pad) {
        this.handler = handler;
        this.pad = pad;
        this.next = pad.next();
    }

    PadOutput pad() {
        return pad;
    }

    /// Is not to be called any more.
    void leave() {
        left = true;
    }

    /// {@return whether the handler is being called by this very thread}
    boolean isInItsThread() {
        return calls == Thread.currentThread();
    }

    /// Takes a probe out of what a pad leads to. The thread must be out of its chain.
    static Receiver without(Receiver chain, ProbeReceiver probe) {
        if (chain.equals(probe)) {
            return probe.next;
        }
        if (chain instanceof ProbeReceiver other) {
            other.next = without(other.next, probe);
        }
        return chain;
    }

    @Override
    public Flow accept(Buffer buffer) {
        if (left) {
            return next.accept(buffer);
        }
        ProbeHandler.Answer answer;
        try {
            calls = Thread.currentThread();
            answer = handler.buffer(buffer);
        } catch (Throwable e) {
            buffer.close();
            return pad.owner().failed(e);
        } finally {
            calls = null;
        }
        if (answer == ProbeHandler.Answer.DROP) {
            buffer.close();
            pad.countDropped();
            return Flow.Signal.CONTINUE;
        }
        left |= answer == ProbeHandler.Answer.PASS_AND_LEAVE;
        return next.accept(buffer);
    }

    @Override
    public Flow accept(Event event) {
        if (left) {
            return next.accept(event);
        }
        ProbeHandler.Answer answer;
        try {
            calls = Thread.currentThread();
            answer = handler.event(event);
        } catch (Throwable e) {
            return pad.owner().failed(e);
        } finally {
            calls = null;
        }
        if (answer == ProbeHandler.Answer.DROP && !mustPass(event)) {
            return Flow.Signal.CONTINUE;
        }
        left |= answer == ProbeHandler.Answer.PASS_AND_LEAVE;
        return next.accept(event);
    }

    /// Elements downstream wait for the end of a stream, and for a flush that was asked for.
    private static boolean mustPass(Event event) {
        return event instanceof Event.EndOfStream
                || event instanceof Event.FlushStart
                || event instanceof Event.FlushStop;
    }
}
