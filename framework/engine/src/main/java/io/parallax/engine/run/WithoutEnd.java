package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;

/// Stands between an element that leaves and one that stays: what is left in the one still reaches the other, but not
/// the end of the stream.
record WithoutEnd(Receiver next) implements Receiver {
    @Override
    public Flow accept(Buffer buffer) {
        return next.accept(buffer);
    }

    @Override
    public Flow accept(Event event) {
        return event instanceof Event.EndOfStream ? Flow.Signal.CONTINUE : next.accept(event);
    }
}
