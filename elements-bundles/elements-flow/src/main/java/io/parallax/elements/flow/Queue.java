package io.parallax.elements.flow;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Property;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.element.Unit;
import io.parallax.api.time.ClockTime;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Lets what follows run in a thread of its own. The queue is full when any of its three bounds is reached.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "queue",
        category = "Flow",
        summary = "lets what follows run in a thread of its own",
        example = "filesrc location=in.txt ! queue max-size-buffers=16 ! filesink location=copy.txt")
public final class Queue implements ThreadBoundary {
    @Property(summary = "most buffers, 0 for no bound", min = 0)
    private int maxSizeBuffers = 200;

    @Property(summary = "most bytes, 0 for no bound", unit = Unit.BYTES, min = 0)
    private long maxSizeBytes = 10L << 20;

    @Property(
            summary = "longest time between the oldest and the newest buffer, 0 for no bound",
            unit = Unit.NANOSECONDS,
            min = 0)
    private long maxSizeTime = ClockTime.SECOND;

    @Property(summary = "what a full queue drops: nothing, the new buffer (upstream) or the oldest (downstream)")
    private QueueLimits.Leak leaky = QueueLimits.Leak.NO;

    @Property(summary = "drop what is queued when the end of the stream arrives")
    private boolean flushOnEos = false;

    @Override
    public QueueLimits limits() {
        return new QueueLimits(maxSizeBuffers, maxSizeBytes, maxSizeTime, leaky, flushOnEos);
    }
}
