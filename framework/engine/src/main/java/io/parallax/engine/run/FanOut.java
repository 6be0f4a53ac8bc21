package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outputs of a demuxer, one by one and all together.
final class FanOut implements Outputs, Output {
    private final Borrower owner;
    private PadOutput[] pads;

    FanOut(Borrower owner, List<PadOutput> pads) {
        this.owner = owner;
        this.pads = pads.toArray(PadOutput[]::new);
    }

    List<PadOutput> pads() {
        return List.of(pads);
    }

    /// Changes which outputs there are. The element's thread must be out of its chain.
    void replace(List<PadOutput> now) {
        pads = now.toArray(PadOutput[]::new);
    }

    boolean isEnded() {
        return lastOpen() < 0;
    }

    @Override
    public int size() {
        return pads.length;
    }

    @Override
    public Output get(int index) {
        return pads[index];
    }

    @Override
    public @Nullable Output named(String pad) {
        for (PadOutput each : pads) {
            if (each.pad().equals(pad)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public Flow pushToAll(Buffer buffer) {
        int last = lastOpen();
        if (last < 0) {
            owner.pushed(buffer);
            buffer.close();
            return Flow.Signal.END_OF_STREAM;
        }
        boolean flushing = false;
        for (int i = 0; i < last; i++) {
            if (!pads[i].isEnded()) {
                flushing |= pads[i].push(buffer.retain()) == Flow.Signal.FLUSHING;
            }
        }
        flushing |= pads[last].push(buffer) == Flow.Signal.FLUSHING;
        return combined(flushing);
    }

    private int lastOpen() {
        for (int i = pads.length - 1; i >= 0; i--) {
            if (!pads[i].isEnded()) {
                return i;
            }
        }
        return -1;
    }

    private Flow combined(boolean flushing) {
        if (flushing) {
            return Flow.Signal.FLUSHING;
        }
        return isEnded() ? Flow.Signal.END_OF_STREAM : Flow.Signal.CONTINUE;
    }

    @Override
    public LoanedSlot loan(long size) throws InterruptedException {
        return pads[0].loan(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        return pushToAll(buffer);
    }

    @Override
    public Flow push(Event event) {
        boolean flushing = false;
        for (PadOutput pad : pads) {
            flushing |= pad.push(event) == Flow.Signal.FLUSHING;
        }
        return combined(flushing);
    }
}
