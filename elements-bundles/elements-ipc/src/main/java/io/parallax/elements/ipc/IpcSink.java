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
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.PublisherStats;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamLinks;
import io.parallax.api.ipc.StreamPublisher;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/// Publishes a stream to other processes of this host: any number of them, coming and going at any time. Bytes that
/// lie in shared memory stay where they are.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "ipcsink",
        category = "Sink/IPC",
        summary = "hands a stream to other processes, which read its buffers in place with ipcsrc",
        example = "filesrc location=in.txt ! ipcsink location=./stream")
public final class IpcSink implements Sink {
    private static final long LOOK_EVERY_NS = 20_000_000;

    @Property(
            summary = "name of the stream, or path of its socket with a slash in it",
            required = true,
            aliases = {"name-or-path", "socket-path"})
    private String location = "";

    @Property(summary = "what to do about a consumer that does not keep up")
    private SlowPolicy slowPolicy = SlowPolicy.BLOCK;

    @Property(summary = "most buffers that wait for a consumer before it counts as slow", min = 1, max = 4096)
    private int maxBuffers = PublisherConfig.MAX_BUFFERS;

    @Property(summary = "rights of the socket file in octal digits; writing means connecting", aliases = "perms")
    private String socketMode = "0600";

    @Property(summary = "users beside this one that may connect, by number; -1 for all that may open the socket")
    private List<Integer> allowedUids = List.of();

    @Property(summary = "hold the stream while no consumer is there")
    private boolean waitForConnection = true;

    @Property(summary = "let consumers seek, and pass on what they tell about quality and latency")
    private boolean allowUpstream = true;

    private @Nullable StreamLinks links;
    private @Nullable ElementContext context;
    private @Nullable StreamPublisher publisher;

    /// Gets what makes streams between processes; a container does this.
    /// @param provided the service
    @Reference
    void setLinks(StreamLinks provided) {
        links = provided;
    }

    @Override
    public void start(ElementContext context) {
        this.context = context;
        StreamLinks using = links == null ? StreamLinks.installed() : links;
        publisher = using.publish(
                new PublisherConfig(location, mode(), uids(), slowPolicy, maxBuffers, allowUpstream),
                new Watcher(context));
    }

    private int mode() {
        try {
            return Integer.parseInt(socketMode, 8);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "socket-mode is written in octal digits, such as 0660, not '" + socketMode + "'", e);
        }
    }

    private Set<Integer> uids() {
        return new HashSet<>(allowedUids);
    }

    /// Passes on what consumers do.
    private record Watcher(ElementContext context) implements StreamPublisher.Listener {
        @Override
        public boolean upstream(Event.Upstream event) {
            return context.sendUpstream(event);
        }

        @Override
        public void joined(String subscriber) {
            context.post("consumer-joined", Map.of("consumer", subscriber));
        }

        @Override
        public void left(String subscriber, String reason) {
            context.post("consumer-left", Map.of("consumer", subscriber, "reason", reason));
        }

        @Override
        public void warn(String text) {
            context.warn(text);
        }
    }

    @Override
    public Flow consume(Buffer in) throws InterruptedException {
        StreamPublisher out = publisher();
        if (waitForConnection && !awaitConsumer(out)) {
            return Flow.Signal.FLUSHING;
        }
        out.send(in);
        return Flow.Signal.CONTINUE;
    }

    /// Waits in the time of the pipeline, so that a flush ends the wait.
    private boolean awaitConsumer(StreamPublisher out) throws InterruptedException {
        while (!out.awaitSubscribers(1, Duration.ZERO)) {
            if (context == null || !context.awaitRunningTime(context.runningTimeNs() + LOOK_EVERY_NS)) {
                return false;
            }
        }
        return true;
    }

    /// As many as wait for a consumer, and as many as it has in its hands.
    @Override
    public int buffersHeld() {
        return 2 * maxBuffers;
    }

    @Override
    public Flow event(Event event, Output out) throws InterruptedException {
        if (event instanceof Event.Downstream downstream) {
            publisher().send(downstream);
        }
        return out.push(event);
    }

    private StreamPublisher publisher() {
        if (publisher == null) {
            throw new IllegalStateException("ipcsink is not started");
        }
        return publisher;
    }

    @Override
    public void stop() {
        StreamPublisher closing = publisher;
        publisher = null;
        if (closing != null) {
            closing.close();
            tell(closing.stats());
        }
        context = null;
    }

    private void tell(PublisherStats stats) {
        if (context != null) {
            context.post(
                    "ipc-stats",
                    Map.of(
                            "joined", stats.joined(),
                            "refused", stats.refused(),
                            "disconnected", stats.disconnected(),
                            "sent", stats.sent(),
                            "dropped", stats.dropped(),
                            "moved", stats.moved(),
                            "moved-bytes", stats.movedBytes()));
        }
    }
}
