package io.parallax.elements.test;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.element.Unit;
import io.parallax.api.memory.LoanedSlot;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings a number of equal buffers full of zeros.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "nullsrc",
        category = "Source/Test",
        summary = "brings a number of buffers full of zeros",
        example = "nullsrc num-buffers=1000 ! nullsink")
public class NullSrc implements Source {
    @Property(summary = "number of buffers, -1 for no end", min = -1)
    private long count = 100;

    @Property(summary = "bytes in a buffer", unit = Unit.BYTES, min = 0)
    private int bufferSize = 64;

    private long produced;

    @Override
    public void start(ElementContext context) {
        produced = 0;
    }

    @Override
    public Flow produce(Output out) throws InterruptedException {
        if (produced == count) {
            return Flow.Signal.END_OF_STREAM;
        }
        try (LoanedSlot slot = out.loan(Math.max(1, bufferSize))) {
            Fill.repeat(slot.bytes(), bufferSize, 0);
            Buffer buffer = slot.publish(bufferSize);
            buffer.metadata().sequence(produced).offset(produced * bufferSize);
            produced++;
            return out.push(buffer);
        }
    }

    @Override
    public long expectedBytes() {
        return count < 0 ? -1 : count * bufferSize;
    }
}
