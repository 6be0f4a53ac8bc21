package io.parallax.elements.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.event.Event;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Takes a stream from another pipeline of the same process, by reference. It waits for one that is not there yet.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "bridgesrc",
        category = "Source/IPC",
        summary = "takes a stream from another pipeline of the same process, which hands it over with bridgesink",
        example = "bridgesrc channel=in ! fdsink  filesrc location=in.txt ! bridgesink channel=in")
public final class BridgeSrc implements Source {
    private static final Duration LOOK = Duration.ofMillis(50);

    @Property(summary = "name of the channel", required = true)
    private String channel = "";

    @Property(summary = "wait for the next producer when one stops before the end of its stream")
    private boolean reconnect = false;

    @Property(summary = "be a live source: bring nothing during a pause")
    private boolean isLive = false;

    private @Nullable ElementContext context;
    private volatile @Nullable Channel from;
    private @Nullable Receiver receiver;
    private AfterSeek afterSeek = new AfterSeek();

    @Override
    public void start(ElementContext context) {
        this.context = context;
        Channel opened = Channel.open(channel);
        from = opened;
        receiver = opened.join();
        afterSeek = new AfterSeek();
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        Channel channelNow = from;
        Receiver mine = receiver;
        if (channelNow == null || mine == null) {
            throw new IllegalStateException("bridgesrc is not started");
        }
        return switch (channelNow.take(mine, LOOK)) {
            case null -> Flow.Signal.CONTINUE;
            case Buffer buffer -> push(buffer, out);
            case Event.Downstream event -> push(event, out);
            case Object why -> lost(channelNow, mine, why.toString());
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

    private Flow lost(Channel channelNow, Receiver mine, String why) throws IOException {
        if (!reconnect) {
            throw new IOException(why + " before the end of the stream: channel " + channel
                    + "; set reconnect=true to wait for the next one");
        }
        if (context != null) {
            context.warn(why + "; waiting for the next one at channel " + channel);
        }
        channelNow.part(mine);
        receiver = channelNow.join();
        afterSeek = new AfterSeek();
        return Flow.Signal.CONTINUE;
    }

    @Override
    public boolean isLive() {
        return isLive;
    }

    @Override
    public boolean isSeekable(Event.Format format) {
        return from != null;
    }

    @Override
    public boolean seek(Event.Seek seek) {
        Channel channelNow = from;
        boolean goes = channelNow != null && channelNow.sendUpstream(seek);
        if (goes && seek.flush()) {
            afterSeek.expect();
        }
        return goes;
    }

    /// Everything but a seek goes on to the producer; that one is made by [#seek(Event.Seek)].
    @Override
    public Event.@Nullable Upstream upstream(Event.Upstream event) {
        Channel channelNow = from;
        if (channelNow != null && !(event instanceof Event.Seek)) {
            boolean _ = channelNow.sendUpstream(event);
        }
        return event;
    }

    @Override
    public void stop() {
        Channel leaving = from;
        Receiver mine = receiver;
        from = null;
        receiver = null;
        if (leaving != null) {
            if (mine != null) {
                leaving.part(mine);
            }
            leaving.leave();
        }
        context = null;
    }
}
