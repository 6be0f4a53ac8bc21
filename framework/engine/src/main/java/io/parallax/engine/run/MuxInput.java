package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Input;
import io.parallax.api.event.Event;
import io.parallax.engine.link.SpscLink;
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
