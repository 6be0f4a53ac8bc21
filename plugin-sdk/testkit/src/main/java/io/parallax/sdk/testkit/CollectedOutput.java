package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// What came out of one pad. The buffers stay open until [#release()] or the end of the harness.
public final class CollectedOutput implements Output {
    private final List<Object> items = new ArrayList<>();
    private final LongFunction<LoanedSlot> memory;
    private final Borrow borrow;
    private Flow answer = Flow.Signal.CONTINUE;
    private boolean discards;
    private long count;

    CollectedOutput(LongFunction<LoanedSlot> memory, Borrow borrow) {
        this.memory = memory;
        this.borrow = borrow;
    }

    /// Says what every push is answered from now on.
    /// @param answer the answer
    /// @return this
    public CollectedOutput answers(Flow answer) {
        this.answer = answer;
        return this;
    }

    /// Closes buffers from now on as soon as they come, so that any number of them may; they are only counted.
    /// @return this
    public CollectedOutput discard() {
        discards = true;
        return this;
    }

    /// {@return how many buffers came out so far}
    public long count() {
        return count;
    }

    @Override
    public LoanedSlot loan(long size) {
        return memory.apply(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        borrow.pushed(buffer);
        if (!buffer.isOpen()) {
            throw new AssertionError("the element pushed a buffer that was released before");
        }
        count++;
        if (discards) {
            buffer.close();
        } else {
            items.add(buffer);
        }
        return answer;
    }

    @Override
    public Flow push(Event event) {
        items.add(event);
        return answer;
    }

    /// {@return buffers and events in the order in which they came}
    public List<Object> items() {
        return List.copyOf(items);
    }

    /// {@return the buffers}
    public List<Buffer> buffers() {
        return items.stream()
                .filter(Buffer.class::isInstance)
                .map(Buffer.class::cast)
                .toList();
    }

    /// {@return the events}
    public List<Event> events() {
        return items.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
    }

    /// {@return the bytes of all buffers, one after the other}
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Buffer buffer : buffers()) {
            all.writeBytes(buffer.bytes().toArray(ValueLayout.JAVA_BYTE));
        }
        return all.toByteArray();
    }

    /// {@return the bytes of all buffers as UTF-8 text}
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// Closes the buffers and forgets everything.
    public void release() {
        List<Buffer> buffers = buffers();
        items.clear();
        buffers.forEach(Buffer::close);
    }

    boolean wantsMore() {
        return answer == Flow.Signal.CONTINUE;
    }
}
