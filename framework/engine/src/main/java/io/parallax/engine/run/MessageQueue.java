package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Messages for one reader in order, at most so many: the oldest give way, but never one that ends a run. How many were
/// lost is told in front of what is left. The caller sees to it that one thread at a time uses it.
final class MessageQueue {
    private final String pipeline;
    private final int capacity;
    private final Deque<Message> messages = new ArrayDeque<>();
    private long lost;

    MessageQueue(String pipeline, int capacity) {
        this.pipeline = pipeline;
        this.capacity = capacity;
    }

    void add(Message message) {
        if (messages.size() >= capacity) {
            dropOldest();
        }
        messages.add(message);
    }

    private void dropOldest() {
        lost++;
        for (Iterator<Message> each = messages.iterator(); each.hasNext(); ) {
            Message message = each.next();
            if (!(message instanceof Message.EndOfStream || message instanceof Message.Failed)) {
                each.remove();
                return;
            }
        }
        messages.removeFirst();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /// {@return the next message, null if there is none}
    @Nullable Message poll() {
        if (lost > 0) {
            Message.Dropped dropped = new Message.Dropped(pipeline, lost);
            lost = 0;
            return dropped;
        }
        return messages.poll();
    }
}
