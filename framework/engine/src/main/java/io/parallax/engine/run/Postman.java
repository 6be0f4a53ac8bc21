package io.parallax.engine.run;

import io.parallax.api.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Brings events to the threads that are to handle them: upstream ones chain by chain up to the sources, those of an
/// application to sinks or sources. Any thread may send.
final class Postman {
    private final RunControl run;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicBoolean overflowTold = new AtomicBoolean();
    private volatile EventRoutes routes;

    Postman(RunControl run, EventRoutes routes) {
        this.run = run;
        this.routes = routes;
    }

    EventRoutes routes() {
        return routes;
    }

    /// The graph was changed.
    void routes(EventRoutes changed) {
        routes = changed;
    }

    /// An element sends an event to those above it.
    /// @return whether it is under way
    boolean sendFrom(ElementNode sender, Event.Upstream event) {
        return sendUp(sender.name(), routes.above(sender), event);
    }

    /// An application sends an event.
    /// @return whether it is under way
    boolean send(Event event) {
        if (event instanceof Event.Upstream upstream) {
            return sendUp("", routes.sinks(), upstream);
        }
        List<SourceNode> sources = routes.sourcesOf(routes.sinks());
        switch (event) {
            case Event.EndOfStream _ -> run.end();
            case Event.FlushStart _ -> {
                if (crossesMuxer("", sources)) {
                    return false;
                }
                Sending sending = sending(true);
                flush(sources, sending.id());
                sources.forEach(source -> post(new Letter(sending, source, null)));
            }
            case Event.Tags _, Event.Gap _, Event.Custom _ -> {
                Sending sending = sending(false);
                sources.forEach(source -> post(new Letter(sending, source, event)));
            }
            default ->
                throw new IllegalArgumentException("an application cannot send "
                        + event.getClass().getSimpleName()
                        + ": sources and flushes make it; send Seek, FlushStart, Tags, Gap, Custom or EndOfStream");
        }
        return true;
    }

    private boolean sendUp(String sender, List<? extends ElementNode> to, Event.Upstream event) {
        Sending sending = sending(event instanceof Event.Seek seek && seek.flush());
        if (event instanceof Event.Seek) {
            List<SourceNode> all = routes.sourcesOf(to);
            List<SourceNode> able = all.stream().filter(SourceNode::isSeekable).toList();
            if (able.isEmpty()) {
                run.warn(sender, "cannot seek: none of the sources can (" + names(all) + ")");
                return false;
            }
            if (crossesMuxer(sender, able)) {
                return false;
            }
            if (sending.flush()) {
                flush(able, sending.id());
            }
        }
        to.forEach(node -> post(new Letter(sending, node, event)));
        return true;
    }

    /// A muxer has several streams in its hands, which would have to be taken to the same position.
    private boolean crossesMuxer(String sender, List<SourceNode> sources) {
        for (SourceNode source : sources) {
            for (ElementNode below : routes.allBelow(source)) {
                if (below instanceof MuxNode) {
                    run.warn(
                            sender,
                            "cannot seek or flush: a stream cannot be moved through " + below.name()
                                    + ", which brings several together");
                    return true;
                }
            }
        }
        return false;
    }

    private static String names(List<SourceNode> sources) {
        return String.join(", ", sources.stream().map(ElementNode::name).toList());
    }

    private Sending sending(boolean flush) {
        return new Sending(ids.incrementAndGet(), run.timing().time().runningNs(), flush);
    }

    /// Makes every thread from some sources on come back, so that it finds its mail.
    private void flush(Collection<SourceNode> sources, long id) {
        EventRoutes now = routes;
        for (SourceNode source : sources) {
            source.askFlush(id);
            now.allBelow(source).forEach(node -> node.askFlush(id));
        }
        run.callBack(sources);
    }

    /// An event goes on to the chain above the head of one.
    void forward(HeadNode head, Sending sending, Event.@Nullable Upstream event) {
        routes.above(head).forEach(node -> post(new Letter(sending, node, event)));
    }

    private void post(Letter letter) {
        HeadNode head = routes.head(letter.at());
        if (head == null) {
            return;
        }
        if (!head.mail.put(letter) && !overflowTold.getAndSet(true)) {
            run.warn(head.name(), "more than " + Mailbox.ROOM + " events wait for it: the oldest are dropped");
        }
        head.wake();
    }
}
