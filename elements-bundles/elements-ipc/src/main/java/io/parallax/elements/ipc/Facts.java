package io.parallax.elements.ipc;

import io.parallax.api.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said about a stream so far, for who comes late. Guarded by its channel.
final class Facts {
    private final Map<String, Object> tags = new HashMap<>();
    private @Nullable Event start;
    private @Nullable Event caps;
    private @Nullable Event segment;
    private @Nullable Event end;

    void note(Event event) {
        switch (event) {
            case Event.StreamStart _ -> {
                start = event;
                tags.clear();
                end = null;
            }
            case Event.CapsChanged _ -> caps = event;
            case Event.SegmentStart _ -> segment = event;
            case Event.Tags more -> tags.putAll(more.tags());
            case Event.EndOfStream _ -> end = event;
            case Event.FlushStart _ -> end = null;
            default -> {
                // says nothing about what comes later
            }
        }
    }

    /// {@return whether the stream is complete}
    boolean isComplete() {
        return end != null;
    }

    /// {@return what to say first, in order}
    List<Event> events() {
        List<Event> all = new ArrayList<>();
        for (Event each : new Event[] {start, caps, segment}) {
            if (each != null) {
                all.add(each);
            }
        }
        if (!tags.isEmpty()) {
            all.add(new Event.Tags(tags));
        }
        if (end != null) {
            all.add(end);
        }
        return all;
    }
}
