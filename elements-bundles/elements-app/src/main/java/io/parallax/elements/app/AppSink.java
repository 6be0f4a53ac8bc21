package io.parallax.elements.app;

import io.parallax.api.app.AppLimits;
import io.parallax.api.app.AppOutput;
import io.parallax.api.app.FullPolicy;
import io.parallax.api.app.Outbox;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.Unit;
import io.parallax.api.event.Event;
import io.parallax.api.time.ClockTime;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Keeps buffers for the application, which takes them through `Pipeline.appSink`. How many may wait here is bounded;
/// what becomes of more is a choice.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "appsink",
        category = "Sink/App",
        summary = "keeps buffers for the application to pull",
        example = "filesrc location=in.txt ! appsink")
public final class AppSink implements AppOutput {
    @Property(summary = "what the application can take")
    private Caps caps = Caps.ANY;

    @Property(summary = "most buffers that wait here, 0 for no bound", min = 0)
    private int maxBuffers = 200;

    @Property(summary = "most bytes that wait here, 0 for no bound", unit = Unit.BYTES, min = 0)
    private long maxBytes = 10L << 20;

    @Property(
            summary = "longest time between the oldest and the newest buffer here, 0 for no bound",
            unit = Unit.NANOSECONDS,
            min = 0)
    private long maxTime = ClockTime.SECOND;

    @Property(summary = "what a buffer does that finds no room: wait, fail, be dropped or replace the oldest")
    private FullPolicy fullPolicy = FullPolicy.BLOCK;

    private @Nullable Outbox outbox;

    @Override
    public AppLimits limits() {
        return AppLimits.of(maxBuffers, maxBytes, maxTime, fullPolicy);
    }

    @Override
    public void connect(Outbox pulled) {
        outbox = pulled;
    }

    @Override
    public Caps caps(PadTemplate pad) {
        return caps;
    }

    @Override
    public Flow consume(Buffer in) throws InterruptedException {
        return outbox().put(in.retain());
    }

    @Override
    public Flow event(Event event, Output out) {
        outbox().put(event);
        return out.push(event);
    }

    private Outbox outbox() {
        Outbox pulled = outbox;
        if (pulled == null) {
            throw new IllegalStateException("no application is connected");
        }
        return pulled;
    }
}
