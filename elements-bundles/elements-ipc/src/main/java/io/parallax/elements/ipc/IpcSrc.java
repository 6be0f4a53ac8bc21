package io.parallax.elements.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Execution;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.element.Unit;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.LinkException;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamLinks;
import io.parallax.api.ipc.StreamSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/// Takes a stream from another process of this host, which publishes it with `ipcsink`. Buffers are read where they
/// lie.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "ipcsrc",
        category = "Source/IPC",
        summary = "takes a stream from another process, which publishes it with ipcsink",
        example = "ipcsrc location=./input ! fdsink")
@Execution(Execution.Kind.NATIVE_BLOCKING)
public final class IpcSrc implements Source {
    /// How long one look takes at most, so that a stop is heard.
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(1);

    /// What is asked of the producer.
    enum Slow {
        AUTO(null),
        BLOCK(SlowPolicy.BLOCK),
        DROP_OLDEST(SlowPolicy.DROP_OLDEST),
        DROP_NEWEST(SlowPolicy.DROP_NEWEST),
        DISCONNECT(SlowPolicy.DISCONNECT);

        private final @Nullable SlowPolicy policy;

        Slow(@Nullable SlowPolicy policy) {
            this.policy = policy;
        }
    }

    @Property(
            summary = "name of the stream, or path of its socket with a slash in it",
            required = true,
            aliases = {"name-or-path", "socket-path"})
    private String location = "";

    @Property(summary = "what the producer is to do when this consumer does not keep up; auto is what it does anyway")
    private Slow slowPolicy = Slow.AUTO;

    @Property(summary = "wait for a producer that is not there, and attach again to one that died")
    private boolean reconnect = false;

    @Property(summary = "first wait before attaching again", unit = Unit.MILLISECONDS, min = 1)
    private long reconnectDelay = 100;

    @Property(
            summary = "longest wait before attaching again; each is twice the one before",
            unit = Unit.MILLISECONDS,
            min = 1)
    private long reconnectDelayMax = 5000;

    @Property(summary = "be a live source: bring nothing during a pause")
    private boolean isLive = false;

    private @Nullable StreamLinks links;
    private @Nullable ElementContext context;
    private volatile @Nullable StreamSubscriber stream;
    private Backoff backoff = new Backoff(1, 1);
    private AfterSeek afterSeek = new AfterSeek();

    /// Gets what makes streams between processes; a container does this.
    /// @param provided the service
    @Reference
    void setLinks(StreamLinks provided) {
        links = provided;
    }

    private StreamLinks links() {
        return links == null ? StreamLinks.installed() : links;
    }

    /// Asks the producer, if it is there already.
    @Override
    public Caps caps(PadTemplate pad) {
        try {
            return location.isEmpty() ? pad.caps() : links().queryCaps(location, QUERY_LIMIT);
        } catch (LinkException | IllegalStateException e) {
            return pad.caps(); // it is asked again when the stream begins
        }
    }

    @Override
    public void start(ElementContext context) {
        this.context = context;
        backoff = new Backoff(reconnectDelay, reconnectDelayMax);
        try {
            attach();
        } catch (LinkException e) {
            if (!reconnect || !e.isTemporary()) {
                throw e;
            }
            context.warn(e.getMessage() + "; waiting for it");
            backoff.failed();
        }
    }

    private void attach() {
        stream = links().attach(location, slowPolicy.policy, ANSWER_LIMIT);
        afterSeek = new AfterSeek();
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        StreamSubscriber from = stream;
        if (from == null) {
            return attachAgain();
        }
        StreamSubscriber.Next next = from.next(LOOK);
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while waiting for " + location);
        }
        return switch (next) {
            case NOTHING -> Flow.Signal.CONTINUE;
            case BUFFER -> push(from.buffer(), out);
            case EVENT -> push(from.event(), out);
            case LOST -> lost(from);
        };
    }

    private Flow push(Buffer buffer, Output out) {
        if (afterSeek.drops()) {
            buffer.close();
            return Flow.Signal.CONTINUE;
        }
        return out.push(buffer);
    }

    private Flow push(Event.Downstream event, Output out) {
        Event.Downstream shown = afterSeek.shown(event);
        if (shown == null) {
            return Flow.Signal.CONTINUE;
        }
        return shown instanceof Event.EndOfStream ? Flow.Signal.END_OF_STREAM : out.push(shown);
    }

    private Flow lost(StreamSubscriber from) throws IOException {
        StreamSubscriber.Loss loss = from.lost();
        String reason = loss == null ? "the producer is gone" : loss.reason();
        from.close();
        stream = null;
        boolean mayComeBack = loss == null || loss.kind() != StreamSubscriber.Loss.Kind.BROKEN;
        if (!reconnect || !mayComeBack) {
            throw new IOException(reason + " before the end of the stream: " + location
                    + (mayComeBack ? "; set reconnect=true to wait for another one" : ""));
        }
        if (context != null) {
            context.warn(reason + "; attaching again to " + location);
            context.post("producer-lost", Map.of("reason", reason));
        }
        backoff.reset();
        return Flow.Signal.CONTINUE;
    }

    private Flow attachAgain() throws InterruptedException {
        if (!backoff.await(LOOK)) {
            return Flow.Signal.CONTINUE;
        }
        try {
            attach();
            if (context != null) {
                context.post("producer-found", Map.of("location", location));
            }
        } catch (LinkException e) {
            if (!e.isTemporary()) {
                throw e;
            }
            backoff.failed();
        }
        return Flow.Signal.CONTINUE;
    }

    @Override
    public boolean isLive() {
        return isLive;
    }

    @Override
    public boolean isSeekable(Event.Format format) {
        StreamSubscriber from = stream;
        return from != null && from.takesUpstream();
    }

    @Override
    public boolean seek(Event.Seek seek) throws InterruptedException {
        StreamSubscriber from = stream;
        boolean goes = from != null && from.seek(seek, ANSWER_LIMIT);
        if (goes && seek.flush()) {
            afterSeek.expect();
        }
        return goes;
    }

    /// Everything but a seek goes on to the producer; that one is made by [#seek(Event.Seek)].
    @Override
    public Event.@Nullable Upstream upstream(Event.Upstream event) {
        StreamSubscriber from = stream;
        if (from != null && !(event instanceof Event.Seek)) {
            boolean _ = from.send(event);
        }
        return event;
    }

    @Override
    public void stop() {
        StreamSubscriber closing = stream;
        stream = null;
        if (closing != null) {
            closing.close();
        }
        context = null;
    }
}
