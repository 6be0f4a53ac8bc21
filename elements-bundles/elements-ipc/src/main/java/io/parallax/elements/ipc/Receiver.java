package io.parallax.elements.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.event.Event;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// What waits for one receiver of a channel. Guarded by the channel.
final class Receiver {
    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private int buffers;
    private boolean gap;
    private boolean gapAtEnd;
    private @Nullable String loss;

    boolean isFull(int most) {
        return buffers >= most;
    }

    boolean isEmpty() {
        return items.isEmpty() && loss == null;
    }

    /// Adds a reference of its own to a buffer.
    void add(Buffer buffer) {
        Buffer own = buffer.retain();
        if (gapAtEnd) {
            mark(own);
            gapAtEnd = false;
        }
        items.add(own);
        buffers++;
    }

    private static void mark(Buffer buffer) {
        buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
    }

    /// Adds an event. The start of a flush overtakes what waits.
    void add(Event event) {
        if (event instanceof Event.FlushStart) {
            clearBuffers();
        }
        items.add(event);
    }

    /// A buffer is not added.
    void skip() {
        gapAtEnd = true;
    }

    void dropOldest() {
        for (Iterator<Object> all = items.iterator(); all.hasNext(); ) {
            if (all.next() instanceof Buffer oldest) {
                all.remove();
                oldest.close();
                buffers--;
                gap = true;
                return;
            }
        }
    }

    /// Nothing more comes.
    void lose(String why) {
        loss = why;
    }

    /// {@return a buffer, an event, why nothing more comes, or null}
    @Nullable Object take() {
        Object item = items.poll();
        if (item instanceof Buffer buffer) {
            buffers--;
            if (gap) {
                mark(buffer);
                gap = false;
            }
        }
        return item == null ? loss : item;
    }

    private void clearBuffers() {
        items.removeIf(item -> {
            if (item instanceof Buffer buffer) {
                buffer.close();
                return true;
            }
            return false;
        });
        buffers = 0;
    }

    void clear() {
        clearBuffers();
        items.clear();
    }
}
