package io.parallax.engine.link;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.time.ClockTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Buffers and events in order, and how much that is. The caller sees to it that one thread at a time uses it.
final class Contents {
    private final Deque<Object> items = new ArrayDeque<>();
    private long buffers;
    private long bytes;
    private long newestPts = ClockTime.NONE;

    boolean isEmpty() {
        return items.isEmpty();
    }

    /// Adds a [Buffer] or an event.
    void add(Object item) {
        if (item instanceof Buffer buffer) {
            buffers++;
            bytes += buffer.size();
            newestPts = buffer.metadata().pts();
        }
        items.add(item);
    }

    @Nullable Object peek() {
        return items.peek();
    }

    @Nullable Object poll() {
        Object item = items.poll();
        if (item instanceof Buffer buffer) {
            remove(buffer);
        }
        return item;
    }

    private void remove(Buffer buffer) {
        buffers--;
        bytes -= buffer.size();
    }

    /// Closes the oldest buffer.
    void dropOldest() {
        for (Iterator<Object> each = items.iterator(); each.hasNext(); ) {
            if (each.next() instanceof Buffer buffer) {
                each.remove();
                remove(buffer);
                buffer.close();
                return;
            }
        }
    }

    /// Closes every buffer and forgets everything.
    void clear() {
        for (Object item : items) {
            if (item instanceof Buffer buffer) {
                buffer.close();
            }
        }
        items.clear();
        buffers = 0;
        bytes = 0;
        newestPts = ClockTime.NONE;
    }

    boolean isFull(Bounds bounds) {
        return bounds.isFull(buffers, bytes, spanNs());
    }

    Link.Level level() {
        return new Link.Level(buffers, bytes, spanNs());
    }

    private long spanNs() {
        for (Object item : items) {
            if (item instanceof Buffer buffer) {
                return Bounds.span(buffer.metadata().pts(), newestPts);
            }
        }
        return 0;
    }
}
