package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;

/// A pad that appeared though nothing is linked to it: its buffers are dropped and counted. It wants them as long as
/// another pad of the element wants its own.
final class UnlinkedOutput implements Output {
    private final Borrower owner;
    private final FanOut outs;
    private final LatePads pads;

    UnlinkedOutput(Borrower owner, FanOut outs, LatePads pads) {
        this.owner = owner;
        this.outs = outs;
        this.pads = pads;
    }

    @Override
    public LoanedSlot loan(long size) throws InterruptedException {
        return outs.loan(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        owner.pushed(buffer);
        buffer.close();
        pads.countDropped();
        return answer();
    }

    @Override
    public Flow push(Event event) {
        return answer();
    }

    private Flow answer() {
        return outs.isEnded() ? Flow.Signal.END_OF_STREAM : Flow.Signal.CONTINUE;
    }
}
