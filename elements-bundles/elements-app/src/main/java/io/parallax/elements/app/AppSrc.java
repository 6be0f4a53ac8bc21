package io.parallax.elements.app;

import io.parallax.api.app.AppInput;
import io.parallax.api.app.AppLimits;
import io.parallax.api.app.FullPolicy;
import io.parallax.api.app.Inbox;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.Unit;
import io.parallax.api.time.ClockTime;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings what the application pushes through `Pipeline.appSource`. How much may wait here is bounded; what becomes of
/// more is a choice.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "appsrc",
        category = "Source/App",
        summary = "brings buffers that the application pushes",
        example = "appsrc ! fdsink")
public final class AppSrc implements AppInput {
    @Property(summary = "what the buffers carry")
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

    @Property(summary = "what a push into a full one does: wait, be refused, drop the new buffer or the oldest")
    private FullPolicy fullPolicy = FullPolicy.BLOCK;

    @Property(summary = "how many bytes there will be in all, -1 when unknown", unit = Unit.BYTES, min = -1)
    private long size = -1;

    @Property(summary = "buffers come at their own time, as from a camera: none that are pushed in a pause")
    private boolean isLive = false;

    @Property(summary = "how old buffers are when they are pushed", unit = Unit.NANOSECONDS, min = 0)
    private long minLatency = 0;

    private @Nullable Inbox inbox;

    @Override
    public AppLimits limits() {
        return AppLimits.of(maxBuffers, maxBytes, maxTime, fullPolicy);
    }

    @Override
    public void connect(Inbox arrivals) {
        inbox = arrivals;
    }

    @Override
    public Caps caps(PadTemplate pad) {
        return caps;
    }

    @Override
    public Flow produce(Output out) throws Exception {
        Inbox arrivals = inbox;
        if (arrivals == null) {
            throw new IllegalStateException("no application is connected");
        }
        return arrivals.passOn(out);
    }

    @Override
    public long expectedBytes() {
        return size;
    }

    @Override
    public boolean isLive() {
        return isLive;
    }

    @Override
    public long latencyNs() {
        return minLatency;
    }
}
