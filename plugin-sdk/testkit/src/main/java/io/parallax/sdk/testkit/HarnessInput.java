package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Input;
import io.parallax.api.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One input of a muxer, with what waits there.
final class HarnessInput implements Input {
    private final String pad;
    private final Borrow borrow;
    private final Deque<Object> queue = new ArrayDeque<>();
    private @Nullable Buffer head;
    private boolean ended;
    private int takes;

    HarnessInput(String pad, Borrow borrow) {
        this.pad = pad;
        this.borrow = borrow;
    }

    /// Queues a buffer or an event.
    void add(Object item) {
        queue.add(item);
    }

    /// Brings the next buffer, or the end of the stream, to the head.
    /// @return an event that comes before, null if there is none
    @Nullable Event advance() {
        if (head != null || ended) {
            return null;
        }
        return switch (queue.poll()) {
            case Buffer buffer -> {
                head = buffer;
                yield null;
            }
            case Event.EndOfStream _ -> {
                ended = true;
                yield null;
            }
            case Event event -> event;
            case null, default -> null;
        };
    }

    /// {@return whether something waits that can come to the head}
    boolean canAdvance() {
        return head == null && !ended && !queue.isEmpty();
    }

    int takes() {
        return takes;
    }

    /// Drops what waits here and begins the stream anew, as a flush does.
    void flush() {
        release();
        ended = false;
    }

    /// Closes what waits here.
    void release() {
        if (head != null) {
            queue.add(head);
            head = null;
        }
        for (Object item : queue) {
            if (item instanceof Buffer buffer) {
                buffer.close();
            }
        }
        queue.clear();
    }

    @Override
    public String pad() {
        return pad;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public @Nullable Buffer peek() {
        return head;
    }

    @Override
    public @Nullable Buffer take() {
        Buffer taken = head;
        head = null;
        if (taken != null) {
            takes++;
            borrow.begin(taken);
        }
        return taken;
    }
}
