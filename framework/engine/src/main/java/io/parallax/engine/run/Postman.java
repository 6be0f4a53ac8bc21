package io.parallax.engine.run;

import io.parallax.api.event.Event;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
            String muxer = muxerBelow(able);
            if (muxer != null && !sending.flush()) {
                run.warn(
                        sender,
                        "cannot seek without a flush: " + muxer + " brings several streams together, which only a flush"
                                + " takes to the same position");
                return false;
            }
            if (muxer != null && able.size() < all.size()) {
                run.warn(
                        sender,
                        names(all.stream()
                                        .filter(source -> !able.contains(source))
                                        .toList()) + " cannot seek and goes on where it is");
            }
            if (sending.flush()) {
                flush(able, sending.id());
            }
        }
        to.forEach(node -> post(new Letter(sending, node, event)));
        return true;
    }

    /// {@return an element that brings streams of these sources together with others, null if there is none}
    private @Nullable String muxerBelow(List<SourceNode> sources) {
        for (SourceNode source : sources) {
            for (ElementNode below : routes.allBelow(source)) {
                if (below instanceof MuxNode) {
                    return below.name();
                }
            }
        }
        return null;
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
        Set<ElementNode> reached = new LinkedHashSet<>(sources);
        sources.forEach(source -> reached.addAll(now.allBelow(source)));
        for (ElementNode node : reached) {
            if (node instanceof MuxNode mux) {
                mux.expectFlush(id, now.padsFed(mux, reached));
            }
        }
        reached.forEach(node -> node.askFlush(id));
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
