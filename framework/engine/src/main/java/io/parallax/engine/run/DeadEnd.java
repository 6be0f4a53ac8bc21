package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;

/// Where the pads of an element lead whose thread was given up.
enum DeadEnd implements Receiver {
    INSTANCE;

    @Override
    public Flow accept(Buffer buffer) {
        buffer.close();
        return Flow.Signal.FLUSHING;
    }

    @Override
    public Flow accept(Event event) {
        return Flow.Signal.FLUSHING;
    }
}
