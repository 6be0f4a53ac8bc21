package io.parallax.memory.stream;

import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamLinks;
import io.parallax.api.ipc.StreamPublisher;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.memory.wire.Message;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Publishes and attaches.
public class Links implements StreamLinks {
    private final MemoryPoolProvider provider;

    /// Makes the service; it holds nothing.
    /// @param provider makes shared memory, for buffers that lie elsewhere
    protected Links(MemoryPoolProvider provider) {
        this.provider = provider;
    }

    @Override
    public final StreamPublisher publish(PublisherConfig config, StreamPublisher.Listener listener) {
        return Publisher.open(config, listener, provider);
    }

    @Override
    public final StreamSubscriber attach(String address, @Nullable SlowPolicy slow, Duration limit) {
        Path path = LinkAddress.path(address);
        return Subscriber.open(Handshake.make(path, slow, false, limit), String.valueOf(path.getFileName()));
    }

    @Override
    public final Caps queryCaps(String address, Duration limit) {
        Handshake handshake = Handshake.make(LinkAddress.path(address), null, true, limit);
        try (var socket = handshake.socket()) {
            Message answer = Handshake.receive(socket, limit);
            return answer instanceof Message.Downstream(Event.CapsChanged(Caps caps)) ? caps : Caps.ANY;
        }
    }
}
