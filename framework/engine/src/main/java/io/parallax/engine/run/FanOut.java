package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.engine.resolve.LatePadNotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outputs of a demuxer, one by one and all together. Events go to all that are linked, buffers to those that are
/// there.
final class FanOut implements Outputs, Output {
    private final DemuxNode owner;
    private final LatePads late;
    private PadOutput[] pads = {};
    private PadOutput[] present = {};

    FanOut(DemuxNode owner, List<PadOutput> pads, LatePadNotes notes) {
        this.owner = owner;
        this.late = new LatePads(owner, this, notes);
        replace(pads);
    }

    /// {@return those outputs that appear while the element runs}
    LatePads late() {
        return late;
    }

    List<PadOutput> pads() {
        return List.of(pads);
    }

    /// Changes which outputs there are. The element's thread must be out of its chain.
    void replace(List<PadOutput> now) {
        pads = now.toArray(PadOutput[]::new);
        late.linked(now);
        refresh();
    }

    /// Looks which outputs are there.
    void refresh() {
        present = late.present(pads()).toArray(PadOutput[]::new);
    }

    boolean isEnded() {
        return lastOpen(pads) < 0;
    }

    @Override
    public int size() {
        return present.length;
    }

    @Override
    public Output get(int index) {
        return present[index];
    }

    @Override
    public @Nullable Output named(String pad) {
        Output appeared = late.find(pad);
        if (appeared != null) {
            return appeared;
        }
        for (PadOutput each : present) {
            if (each.pad().equals(pad)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public Output appear(String pad) {
        return late.appear(pad);
    }

    @Override
    public void noMorePads() {
        late.complete();
    }

    @Override
    public Flow pushToAll(Buffer buffer) {
        PadOutput[] to = present;
        int last = lastOpen(to);
        if (last < 0) {
            owner.pushed(buffer);
            buffer.close();
            return combined(false);
        }
        boolean flushing = false;
        for (int i = 0; i < last; i++) {
            if (!to[i].isEnded()) {
                flushing |= to[i].push(buffer.retain()) == Flow.Signal.FLUSHING;
            }
        }
        flushing |= to[last].push(buffer) == Flow.Signal.FLUSHING;
        return combined(flushing);
    }

    private static int lastOpen(PadOutput[] pads) {
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
