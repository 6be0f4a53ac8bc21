package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The pads that a harness has linked; as an [Output] it stands for all of them.
final class CollectedOutputs implements Outputs, Output {
    private final Map<String, CollectedOutput> byPad = new LinkedHashMap<>();
    private final LongFunction<LoanedSlot> memory;
    private final Borrow borrow;

    CollectedOutputs(LongFunction<LoanedSlot> memory, Borrow borrow) {
        this.memory = memory;
        this.borrow = borrow;
    }

    CollectedOutput link(String pad) {
        return byPad.computeIfAbsent(pad, _ -> new CollectedOutput(memory, borrow));
    }

    /// {@return the pads that are linked}
    List<String> names() {
        return List.copyOf(byPad.keySet());
    }

    @Override
    public int size() {
        return byPad.size();
    }

    @Override
    public Output get(int index) {
        return List.copyOf(byPad.values()).get(index);
    }

    @Override
    public @Nullable CollectedOutput named(String pad) {
        return byPad.get(pad);
    }

    /// A harness has every pad linked that appears.
    @Override
    public Output appear(String pad) {
        return link(pad);
    }

    @Override
    public void noMorePads() {
        // a harness waits for none
    }

    @Override
    public Flow pushToAll(Buffer buffer) {
        borrow.pushed(buffer);
        try (Buffer last = buffer) {
            for (CollectedOutput output : byPad.values()) {
                if (output.wantsMore()) {
                    output.push(last.retain());
                }
            }
        }
        return answer();
    }

    @Override
    public LoanedSlot loan(long size) {
        return memory.apply(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        return pushToAll(buffer);
    }

    @Override
    public Flow push(Event event) {
        byPad.values().forEach(output -> output.push(event));
        return answer();
    }

    private Flow answer() {
        boolean any = byPad.isEmpty() || byPad.values().stream().anyMatch(CollectedOutput::wantsMore);
        return any ? Flow.Signal.CONTINUE : Flow.Signal.END_OF_STREAM;
    }

    void release() {
        byPad.values().forEach(CollectedOutput::release);
    }
}
