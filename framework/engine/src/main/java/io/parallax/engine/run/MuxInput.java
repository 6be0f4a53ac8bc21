package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Input;
import io.parallax.api.event.Event;
import io.parallax.engine.link.SpscLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One input of a muxer: the thread upstream puts into its link, the muxer's thread takes out.
final class MuxInput implements Input, Receiver {
    private final String pad;
    private final SpscLink link;
    private final Taken taken;
    private @Nullable Buffer head;
    private boolean ended;
    private int takes;
    private volatile boolean unlinked;
    private volatile long flushAsked;
    private long flushBegun;
    private boolean flushing;

    MuxInput(String pad, SpscLink link, Taken taken) {
        this.pad = pad;
        this.link = link;
        this.taken = taken;
    }

    @Override
    public String pad() {
        return pad;
    }

    SpscLink link() {
        return link;
    }

    @Override
    public Flow accept(Buffer buffer) {
        return link.put(buffer);
    }

    @Override
    public Flow accept(Event event) {
        return link.put(event);
    }

    /// Nothing feeds this input any more; it ends when what is queued has been taken.
    void unlink() {
        unlinked = true;
    }

    boolean isUnlinked() {
        return unlinked;
    }

    /// {@return whether an item could come to the head now}
    boolean canAdvance() {
        return head == null && !ended && (!link.isEmpty() || unlinked);
    }

    /// {@return whether the element can do nothing with this input before something arrives} Any thread may ask; the
    /// answer may be old.
    boolean isAwaited() {
        return head == null && !ended && link.isEmpty();
    }

    /// Brings the next item to the head.
    /// @return an event to be handled, or null if there is none
    @Nullable Event advance() {
        if (head != null || ended) {
            return null;
        }
        boolean last = unlinked;
        Object item = link.poll();
        if (item instanceof Buffer buffer) {
            head = buffer;
        } else if (item instanceof Event.EndOfStream || (item == null && last)) {
            ended = true;
        }
        return item instanceof Event event ? event : null;
    }

    /// Asks for a flush, which is to come in here. One thread at a time asks.
    void askFlush(long id) {
        flushAsked = Math.max(flushAsked, id);
        link.flush(id);
    }

    /// {@return whether every flush that is to come in here has}
    boolean isFlushed() {
        return unlinked || (flushBegun >= flushAsked && !flushing);
    }

    /// {@return whether it takes part in a flush}
    boolean isAskedToFlush(long id) {
        return flushAsked >= id;
    }

    /// {@return whether the flush that is to come in here may come on}
    boolean canFlush() {
        return !isFlushed() && !link.isEmpty();
    }

    /// Takes what comes in up to the end of the flush; buffers are dropped.
    /// @return an event, or null if there is none now, or none before the end of the flush
    @Nullable Event flush() {
        clear();
        while (!isFlushed()) {
            switch (link.poll()) {
                case Buffer buffer -> buffer.close();
                case Event.FlushStart(long id) -> {
                    flushBegun = id;
                    flushing = true;
                    ended = false;
                }
                case Event.FlushStop _ -> flushing = false;
                case Event event -> {
                    return event;
                }
                case null, default -> {
                    return null;
                }
            }
        }
        return null;
    }

    /// Drops what is queued now, and keeps the events.
    /// @return the events
    List<Event> dropQueued() {
        clear();
        List<Event> events = new ArrayList<>();
        for (long left = link.level().buffers(); left > 0; ) {
            switch (link.poll()) {
                case Buffer buffer -> {
                    buffer.close();
                    left--;
                }
                case Event event -> events.add(event);
                case null, default -> left = 0;
            }
        }
        return events;
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
        Buffer buffer = head;
        if (buffer != null) {
            head = null;
            takes++;
            taken.add(buffer);
        }
        return buffer;
    }

    /// {@return buffers taken so far, which may overflow}
    int takes() {
        return takes;
    }

    /// Releases what is at the head.
    void clear() {
        Buffer buffer = head;
        head = null;
        if (buffer != null) {
            buffer.close();
        }
    }
}
