package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.engine.negotiate.CapsPlan;

/// A source pad: counts what leaves and hands it to the receiver linked to it, in the same thread.
class PadOutput implements Output {
    final Counter passed = new Counter();
    private final String pad;
    private final PadMemory memory;
    private final ElementNode owner;
    private final PadCaps caps;
    private Receiver next;
    private boolean ended;

    /// @param owner the element's node, which is told when its borrowed input is pushed
    PadOutput(String pad, PadMemory memory, ElementNode owner, Receiver next) {
        this.pad = pad;
        this.memory = memory;
        this.owner = owner;
        this.caps = new PadCaps(owner.graph, pad);
        this.next = next;
    }

    /// Leads to another receiver from now on. The element's thread must be out of its chain.
    void link(Receiver receiver) {
        next = receiver;
    }

    /// Tells what was agreed on; before the stream starts.
    void agree(CapsPlan plan) {
        caps.agree(plan);
    }

    /// {@return what the pad carries now, ANY if nobody said}
    Caps carried() {
        return caps.now();
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
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        if (event instanceof Event.EndOfStream) {
            ended = true;
        } else if (event instanceof Event.CapsChanged(Caps changed)) {
            return changed.equals(caps.now()) ? Flow.Signal.CONTINUE : carry(event, changed);
        }
        Flow flow = answer(next.accept(event));
        boolean isStart = event instanceof Event.StreamStart && flow == Flow.Signal.CONTINUE;
        return isStart && !caps.agreed().isAny() ? push(new Event.CapsChanged(caps.agreed())) : flow;
    }

    private Flow carry(Event event, Caps changed) {
        try {
            caps.change(changed);
        } catch (Exception e) {
            return owner.failed(e);
        }
        owner.run.carries(owner, pad, changed);
        return answer(next.accept(event));
    }

    private Flow answer(Flow flow) {
        if (flow == Flow.Signal.END_OF_STREAM) {
            ended = true;
        }
        return flow;
    }
}
