package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;

/// Where the pads of an element lead that has nothing more to hand on: its thread was given up, or it was taken out at
/// once.
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
