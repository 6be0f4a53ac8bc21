package io.parallax.elements.ipc;

import io.parallax.api.event.Event;
import org.jspecify.annotations.Nullable;

/// Leaves out what a seek of this consumer has made useless: everything up to the end of the flush, and then the
/// segment, since who seeks flushes by itself and says the new segment in its own time.
final class AfterSeek {
    private boolean dropping;
    private boolean segmentFollows;

    /// A seek with a flush is under way.
    void expect() {
        dropping = true;
    }

    /// {@return whether buffers are of no use now}
    boolean drops() {
        return dropping;
    }

    /// {@return what is shown of an event, null if nothing}
    Event.@Nullable Downstream shown(Event.Downstream event) {
        if (dropping) {
            if (event instanceof Event.FlushStop) {
                dropping = false;
                segmentFollows = true;
            }
            boolean isLasting = event instanceof Event.StreamStart
                    || event instanceof Event.CapsChanged
                    || event instanceof Event.Tags;
            return isLasting ? event : null;
        }
        if (segmentFollows && event instanceof Event.SegmentStart) {
            segmentFollows = false;
            return null;
        }
        return event;
    }
}
