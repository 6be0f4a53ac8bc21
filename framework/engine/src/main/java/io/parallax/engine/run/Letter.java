package io.parallax.engine.run;

import io.parallax.api.event.Event;
import org.jspecify.annotations.Nullable;

/// An event on its way to an element that another thread calls.
/// @param sending the sending that it belongs to
/// @param at the element that is to get it, one of the chain whose thread reads the letter
/// @param event the event; null when an element has dealt with it and only the flush goes on
record Letter(Sending sending, ElementNode at, @Nullable Event event) {
    /// {@return whether this one makes an older one needless}
    boolean replaces(Letter older) {
        return at.equals(older.at) && kind() != null && kind() == older.kind();
    }

    private @Nullable Class<?> kind() {
        return switch (event) {
            case null -> Event.Seek.class;
            case Event.Seek _, Event.Qos _, Event.Latency _ -> event.getClass();
            default -> null;
        };
    }

    /// {@return this letter instead of an older one; a flush that was asked for takes place all the same}
    Letter insteadOf(Letter older) {
        boolean flush = sending.flush() || older.sending.flush();
        return new Letter(new Sending(sending.id(), sending.runningNs(), flush), at, event);
    }
}
