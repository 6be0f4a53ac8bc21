package io.parallax.memory.stream;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.memory.MemoryException;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageReader;
import io.parallax.memory.wire.MessageWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where those wait who have connected and not yet said hello. Only the publisher's thread touches it.
final class Reception implements AutoCloseable {
    /// More than a few who say nothing are no subscribers.
    private static final int MOST = 64;

    private static final long PATIENCE_NS = 5_000_000_000L;

    private final Publisher publisher;
    private final Map<UnixSocket, Long> arrivals = new LinkedHashMap<>();

    Reception(Publisher publisher) {
        this.publisher = publisher;
    }

    /// {@return those who wait}
    List<UnixSocket> sockets() {
        return List.copyOf(arrivals.keySet());
    }

    /// Someone has connected.
    void arrived(UnixSocket socket) {
        try {
            PeerCredentials peer = socket.peer();
            if (!admits(peer)) {
                refuse(socket, peer + " is not admitted here; see allowed-uids of the producer");
            } else if (arrivals.size() >= MOST) {
                refuse(socket, "too many connections wait here; try again");
            } else {
                arrivals.put(socket, System.nanoTime() + PATIENCE_NS);
            }
        } catch (MemoryException e) {
            refuse(socket, String.valueOf(e.getMessage()));
        }
    }

    private boolean admits(PeerCredentials peer) {
        PublisherConfig config = publisher.config();
        return peer.isOwnUser()
                || config.uids().contains(PublisherConfig.EVERYONE)
                || config.uids().contains(peer.uid());
    }

    /// Hears what one says.
    /// @return its outbox if it is a subscriber now, or null: then its socket is closed
    @Nullable Outbox hear(UnixSocket socket) {
        arrivals.remove(socket);
        try (Received received = socket.receive(MessageWriter.MOST_BYTES, 0)) {
            if (received == null) {
                socket.close();
                return null;
            }
            Message message = MessageReader.read(received.bytes());
            if (message instanceof Message.Hello hello) {
                return hello(socket, hello);
            }
            refuse(socket, "a hello was expected");
        } catch (MemoryException e) {
            refuse(socket, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private @Nullable Outbox hello(UnixSocket socket, Message.Hello hello) {
        if (hello.major() != MessageWriter.MAJOR) {
            refuse(
                    socket,
                    "the stream speaks version " + MessageWriter.MAJOR + " of the protocol, and the other side "
                            + hello.major() + "; use the same release on both sides");
            return null;
        }
        SlowPolicy slow = slow(hello.slow());
        PublisherConfig config = publisher.config();
        Message welcome = new Message.Welcome(
                MessageWriter.MAJOR, MessageWriter.MINOR, config.address(), slow, config.takesUpstream());
        Subscription subscription = new Subscription(socket, socket.peer());
        if (!subscription.say(welcome)) {
            socket.close();
            return null;
        }
        return hello.query() ? answer(subscription) : join(subscription, slow);
    }

    /// {@return the policy for one who asks for that} Nobody makes a publisher wait that does not wait.
    private SlowPolicy slow(@Nullable SlowPolicy asked) {
        SlowPolicy own = publisher.config().slow();
        return asked == null || asked == SlowPolicy.BLOCK ? own : asked;
    }

    private @Nullable Outbox answer(Subscription subscription) {
        Event.CapsChanged caps = publisher.caps();
        if (caps != null) {
            boolean _ = subscription.say(new Message.Downstream(caps));
        }
        boolean _ = subscription.say(new Message.Goodbye("that is all"));
        subscription.socket().close();
        return null;
    }

    private @Nullable Outbox join(Subscription subscription, SlowPolicy slow) {
        Outbox outbox = publisher.join(subscription, slow);
        if (outbox == null) {
            refuse(subscription.socket(), "the publisher has stopped");
        } else {
            publisher.listener().joined(subscription.peer().toString());
        }
        return outbox;
    }

    private void refuse(UnixSocket socket, String why) {
        publisher.counters().refused.increment();
        try (socket) {
            boolean _ = socket.trySend(
                    MessageWriter.write(new Message.Refusal(MessageWriter.MAJOR, MessageWriter.MINOR, why)));
        } catch (MemoryException e) {
            // who cannot be told learns it from the socket's end
        }
    }

    /// Sends those away who have said nothing for too long.
    void dropSilent() {
        long now = System.nanoTime();
        for (Map.Entry<UnixSocket, Long> arrival : Map.copyOf(arrivals).entrySet()) {
            if (now - arrival.getValue() > 0) {
                arrivals.remove(arrival.getKey());
                refuse(arrival.getKey(), "no hello came");
            }
        }
    }

    @Override
    public void close() {
        arrivals.keySet().forEach(UnixSocket::close);
        arrivals.clear();
    }
}
