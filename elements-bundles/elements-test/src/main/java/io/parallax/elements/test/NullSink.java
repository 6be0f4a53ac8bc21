package io.parallax.elements.test;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Sink;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Takes buffers and forgets them.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "nullsink",
        category = "Sink/Test",
        summary = "takes buffers and forgets them",
        example = "nullsrc num-buffers=1000 ! nullsink")
public final class NullSink implements Sink {
    @Override
    public Flow consume(Buffer in) {
        return Flow.Signal.CONTINUE;
    }
}
