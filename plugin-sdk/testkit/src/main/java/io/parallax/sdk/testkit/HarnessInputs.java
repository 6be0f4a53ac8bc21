package io.parallax.sdk.testkit;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Input;
import io.parallax.api.element.Inputs;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inputs of a muxer, which is called for what comes to them as the engine does it.
final class HarnessInputs implements Inputs {
    private final Borrow borrow;
    private final Map<String, HarnessInput> byPad = new LinkedHashMap<>();
    private boolean over;

    HarnessInputs(Borrow borrow) {
        this.borrow = borrow;
    }

    HarnessInput link(String pad) {
        return byPad.computeIfAbsent(pad, name -> new HarnessInput(name, borrow));
    }

    @Override
    public int size() {
        return byPad.size();
    }

    @Override
    public Input get(int index) {
        return List.copyOf(byPad.values()).get(index);
    }

    @Override
    public @Nullable Input named(String pad) {
        return byPad.get(pad);
    }

    /// Calls a muxer until it takes nothing more; when every input has ended, drains it and ends its output.
    /// @return what it answered last
    Flow run(Muxer muxer, Output out) throws Exception {
        Flow flow = Flow.Signal.CONTINUE;
        boolean goesOn = true;
        while (goesOn && flow == Flow.Signal.CONTINUE) {
            int ended = ended();
            flow = advance(muxer, out);
            int taken = taken();
            if (flow == Flow.Signal.CONTINUE && (ended() > ended || hasBuffer())) {
                flow = process(muxer, out);
            }
            goesOn = (taken() > taken && hasBuffer()) || canAdvance();
        }
        if (flow == Flow.Signal.CONTINUE && !over && ended() == size()) {
            over = true;
            flow = muxer.drain(out);
            return flow == Flow.Signal.CONTINUE ? out.push(new Event.EndOfStream()) : flow;
        }
        return flow;
    }

    private Flow process(Muxer muxer, Output out) throws Exception {
        try {
            return muxer.process(this, out);
        } finally {
            borrow.end();
        }
    }

    private Flow advance(Muxer muxer, Output out) throws Exception {
        Flow flow = Flow.Signal.CONTINUE;
        for (HarnessInput input : byPad.values()) {
            for (Event event = input.advance();
                    event != null && flow == Flow.Signal.CONTINUE;
                    event = input.advance()) {
                flow = muxer.event(event, input, out);
            }
        }
        return flow;
    }

    private boolean canAdvance() {
        return byPad.values().stream().anyMatch(HarnessInput::canAdvance);
    }

    private boolean hasBuffer() {
        return byPad.values().stream().anyMatch(input -> input.peek() != null);
    }

    private int ended() {
        return (int) byPad.values().stream().filter(HarnessInput::isEnded).count();
    }

    private int taken() {
        return byPad.values().stream().mapToInt(HarnessInput::takes).sum();
    }

    /// Closes what waits at the inputs.
    void release() {
        byPad.values().forEach(HarnessInput::release);
    }
}
