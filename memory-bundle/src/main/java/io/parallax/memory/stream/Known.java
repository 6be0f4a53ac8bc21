package io.parallax.memory.stream;

import io.parallax.api.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said about a stream so far, for who comes late. Guarded by its publisher.
final class Known {
    private final Map<String, Object> tags = new HashMap<>();
    private Event.@Nullable StreamStart start;
    private Event.@Nullable CapsChanged caps;
    private Event.@Nullable SegmentStart segment;
    private boolean ended;

    void note(Event.Downstream event) {
        switch (event) {
            case Event.StreamStart begun -> {
                start = begun;
                tags.clear();
                ended = false;
            }
            case Event.CapsChanged changed -> caps = changed;
            case Event.SegmentStart begun -> segment = begun;
            case Event.Tags more -> tags.putAll(more.tags());
            case Event.EndOfStream _ -> ended = true;
            case Event.FlushStart _, Event.FlushStop _ -> ended = false;
            case Event.Gap _, Event.Custom _ -> {
                // says nothing about what comes later
            }
        }
    }

    Event.@Nullable CapsChanged caps() {
        return caps;
    }

    /// {@return what to say first, in order}
    List<Event.Downstream> events() {
        List<Event.Downstream> all = new ArrayList<>();
        if (start != null) {
            all.add(start);
        }
        if (caps != null) {
            all.add(caps);
        }
        if (segment != null) {
            all.add(segment);
        }
        if (!tags.isEmpty()) {
            all.add(new Event.Tags(tags));
        }
        if (ended) {
            all.add(new Event.EndOfStream());
        }
        return all;
    }
}
