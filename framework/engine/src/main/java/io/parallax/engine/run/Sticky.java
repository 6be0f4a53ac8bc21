package io.parallax.engine.run;

import io.parallax.api.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events that describe what a link carries now. Whoever joins a running stream is told them first, in the order
/// in which a stream begins. One thread uses it.
final class Sticky {
    private Event.@Nullable StreamStart start;
    private Event.@Nullable CapsChanged caps;
    private Event.@Nullable SegmentStart segment;
    private Event.@Nullable Tags tags;
    private Event.@Nullable EndOfStream end;

    /// Remembers an event if it is of a kind that stays.
    void note(Event event) {
        switch (event) {
            case Event.StreamStart each -> {
                start = each;
                tags = null;
                end = null;
            }
            case Event.CapsChanged each -> caps = each;
            case Event.SegmentStart each -> segment = each;
            case Event.Tags each -> tags = each;
            case Event.EndOfStream each -> end = each;
            case Event.FlushStop _ -> end = null;
            default -> {}
        }
    }

    /// {@return whether nothing was said yet}
    boolean isEmpty() {
        return start == null && caps == null && segment == null && tags == null && end == null;
    }

    /// {@return what somebody who knows nothing must be told}
    List<Event> events() {
        return since(new Sticky());
    }

    /// {@return what somebody must be told who knows what another link carried}
    /// @param known what that link carried last
    List<Event> since(Sticky known) {
        List<Event> news = new ArrayList<>();
        addNews(news, start, known.start);
        addNews(news, caps, known.caps);
        addNews(news, segment, known.segment);
        addNews(news, tags, known.tags);
        addNews(news, end, known.end);
        return news;
    }

    private static void addNews(List<Event> news, @Nullable Event now, @Nullable Event known) {
        if (now != null && !now.equals(known)) {
            news.add(now);
        }
    }

    /// {@return a copy}
    Sticky copy() {
        Sticky copy = new Sticky();
        events().forEach(copy::note);
        return copy;
    }

    /// Forgets an event if it is the one of its kind that is remembered.
    /// @return whether it was
    boolean take(Event event) {
        boolean isKnown = event.equals(start) || event.equals(caps) || event.equals(segment) || event.equals(tags);
        switch (event) {
            case Event.StreamStart _ -> start = null;
            case Event.CapsChanged _ -> caps = null;
            case Event.SegmentStart _ -> segment = null;
            case Event.Tags _ -> tags = null;
            default -> {}
        }
        return isKnown;
    }
}
