package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Inputs;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.Property;
import io.parallax.api.element.SinkPad;
import org.jspecify.annotations.Nullable;

/// Takes from both inputs at once, when both have something.
@ElementType(name = "pairs", category = "Test", summary = "takes pairs")
@SinkPad(name = "sink_%u", presence = PadPresence.REQUEST)
public final class Pairs implements Muxer {
    @Property(summary = "push only the first of a pair")
    private boolean firstOnly = false;

    @Override
    public Flow process(Inputs ins, Output out) {
        for (int i = 0; i < ins.size(); i++) {
            if (ins.get(i).peek() == null) {
                return Flow.Signal.CONTINUE;
            }
        }
        Flow flow = Flow.Signal.CONTINUE;
        for (int i = 0; i < ins.size(); i++) {
            @Nullable Buffer buffer = ins.get(i).take();
            if (buffer != null && (i == 0 || !firstOnly)) {
                flow = out.push(buffer);
            }
        }
        return flow;
    }
}
