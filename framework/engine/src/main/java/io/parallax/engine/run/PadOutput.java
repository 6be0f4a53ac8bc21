package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;

/// A source pad: counts what leaves and hands it to the receiver linked to it, in the same thread.
class PadOutput implements Output {
    final Counter passed = new Counter();
    private final String pad;
    private final PadMemory memory;
    private final ElementNode owner;
    private Receiver next;
    private boolean ended;
    private boolean flushed;

    /// @param owner the element's node, which is told when its borrowed input is pushed
    PadOutput(String pad, PadMemory memory, ElementNode owner, Receiver next) {
        this.pad = pad;
        this.memory = memory;
        this.owner = owner;
        this.next = next;
    }

    /// Leads to another receiver from now on. The element's thread must be out of its chain.
    void link(Receiver receiver) {
        next = receiver;
    }

    String pad() {
        return pad;
    }

    PadMemory memory() {
        return memory;
    }

    /// {@return whether downstream wants no more}
    boolean isEnded() {
        return ended;
    }

    /// Watches from now on whether the owner passes a flush on.
    void expectFlush() {
        flushed = false;
    }

    /// {@return whether the owner has passed a flush on}
    boolean hasFlushed() {
        return flushed;
    }

    @Override
    public LoanedSlot loan(long size) throws InterruptedException {
        return memory.loan(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        owner.pushed(buffer);
        if (ended) {
            buffer.close();
            return Flow.Signal.END_OF_STREAM;
        }
        passed.add(buffer.size());
        return answer(next.accept(buffer));
    }

    @Override
    public Flow push(Event event) {
        if (event instanceof Event.FlushStart) {
            ended = false;
            flushed = true;
        } else if (event instanceof Event.FlushStop) {
            flushed = true;
        }
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        if (event instanceof Event.EndOfStream) {
            ended = true;
        } else if (event instanceof Event.CapsChanged(Caps caps)) {
            owner.run.carries(owner, pad, caps);
        }
        return answer(next.accept(event));
    }

    private Flow answer(Flow flow) {
        if (flow == Flow.Signal.END_OF_STREAM) {
            ended = true;
        }
        return flow;
    }
}
