package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;

/// The receiving end of a hop within one thread.
interface Receiver {
    /// Takes the reference, whatever the answer.
    Flow accept(Buffer buffer);

    Flow accept(Event event);
}
