package io.parallax.elements.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Hands a stream to other pipelines of the same process, by reference.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "bridgesink",
        category = "Sink/IPC",
        summary = "hands a stream to other pipelines of the same process, which take it with bridgesrc",
        example = "bridgesrc channel=out ! fdsink  filesrc location=in.txt ! bridgesink channel=out")
public final class BridgeSink implements Sink {
    private static final long LOOK_EVERY_NS = 20_000_000;

    @Property(summary = "name of the channel", required = true)
    private String channel = "";

    @Property(summary = "what to do about a pipeline that does not keep up")
    private SlowPolicy slowPolicy = SlowPolicy.BLOCK;

    @Property(summary = "most buffers that wait for a pipeline before it counts as slow", min = 1, max = 4096)
    private int maxBuffers = 32;

    @Property(summary = "hold the stream while no pipeline takes it")
    private boolean waitForConnection = true;

    private @Nullable ElementContext context;
    private @Nullable Channel to;
    private boolean isProducing;
    private long dropped;

    @Override
    public void start(ElementContext context) {
        this.context = context;
        Channel opened = Channel.open(channel);
        to = opened;
        opened.produce(context);
        isProducing = true;
        dropped = 0;
    }

    @Override
    public Flow consume(Buffer in) throws InterruptedException {
        Channel out = channel();
        while (waitForConnection && !out.awaitReceiver(Duration.ZERO)) {
            if (context == null || !context.awaitRunningTime(context.runningTimeNs() + LOOK_EVERY_NS)) {
                return Flow.Signal.FLUSHING;
            }
        }
        dropped += out.send(in, slowPolicy, maxBuffers);
        return Flow.Signal.CONTINUE;
    }

    @Override
    public Flow event(Event event, Output out) {
        channel().send(event);
        return out.push(event);
    }

    private Channel channel() {
        if (to == null) {
            throw new IllegalStateException("bridgesink is not started");
        }
        return to;
    }

    @Override
    public int buffersHeld() {
        return maxBuffers;
    }

    @Override
    public void stop() {
        Channel leaving = to;
        to = null;
        if (leaving != null) {
            if (isProducing) {
                leaving.endProducing();
            }
            leaving.leave();
        }
        isProducing = false;
        if (context != null && dropped > 0) {
            context.post("bridge-stats", Map.of("dropped", dropped));
        }
        context = null;
    }
}
