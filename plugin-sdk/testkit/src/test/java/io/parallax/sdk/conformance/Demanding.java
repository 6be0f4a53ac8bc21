package io.parallax.sdk.conformance;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;

/// Needs a property.
@ElementType(name = "demanding", category = "Test", summary = "needs a property")
public final class Demanding implements Sink {
    @Property(summary = "must be given", required = true, min = 1, max = 5)
    private int level = 0;

    @Override
    public Flow consume(Buffer in) {
        return level > 0 ? Flow.Signal.CONTINUE : Flow.Signal.END_OF_STREAM;
    }
}
