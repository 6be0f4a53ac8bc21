package io.parallax.engine.run;

import io.parallax.api.element.QueueLimits;
import io.parallax.engine.link.Link;
import java.util.ArrayList;
import java.util.List;

/// What is in a queue now, beside what it may hold.
/// @param name the queue: its element, or the input of an element
/// @param level what is in it
/// @param limits its bounds
/// @param holdsUp whether somebody waits for room
record QueueView(String name, Link.Level level, QueueLimits limits, boolean holdsUp) {
    static QueueView of(String name, Link link, QueueLimits limits) {
        return new QueueView(name, link.level(), limits, link.holdsUp());
    }

    /// {@return whether whoever brings something must wait, or it is lost}
    boolean isFull() {
        return level.buffers() > 0
                && (holdsUp
                        || reached(level.buffers(), limits.maxBuffers())
                        || reached(level.bytes(), limits.maxBytes())
                        || reached(level.timeNs(), limits.maxTimeNs()));
    }

    boolean isEmpty() {
        return level.buffers() == 0;
    }

    /// Somebody who waits is let in only when a quarter is free.
    private boolean reached(long value, long max) {
        return max > 0 && value >= (holdsUp ? max - Math.max(1, max / 4) : max);
    }

    /// {@return the level beside those bounds that it has reached, or beside the number of buffers}
    String fill() {
        List<String> parts = new ArrayList<>();
        if (reached(level.buffers(), limits.maxBuffers())) {
            parts.add(level.buffers() + " of " + limits.maxBuffers() + " buffers");
        }
        if (reached(level.bytes(), limits.maxBytes())) {
            parts.add(level.bytes() + " of " + limits.maxBytes() + " bytes");
        }
        if (reached(level.timeNs(), limits.maxTimeNs())) {
            parts.add(Spans.text(level.timeNs()) + " of " + Spans.text(limits.maxTimeNs()));
        }
        String bound = limits.maxBuffers() > 0 ? " of " + limits.maxBuffers() : "";
        return parts.isEmpty() ? level.buffers() + bound + " buffers" : String.join(", ", parts);
    }

    /// {@return the properties that let more in, with their values now}
    String cure() {
        List<String> parts = new ArrayList<>();
        if (reached(level.buffers(), limits.maxBuffers())) {
            parts.add("max-size-buffers, now " + limits.maxBuffers());
        }
        if (reached(level.bytes(), limits.maxBytes())) {
            parts.add("max-size-bytes, now " + limits.maxBytes());
        }
        if (reached(level.timeNs(), limits.maxTimeNs())) {
            parts.add("max-size-time, now " + Spans.text(limits.maxTimeNs()));
        }
        return String.join(", or ", parts);
    }
}
