package io.parallax.memory.stream;

import io.parallax.api.ipc.LinkException;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.memory.MemoryException;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.UnixAddress;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageReader;
import io.parallax.memory.wire.MessageWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A subscriber's way into a stream: connect, say hello, be welcomed.
/// @param socket the connection, owned by the caller
/// @param welcome what the publisher answered
record Handshake(UnixSocket socket, Message.Welcome welcome) {
    /// @throws LinkException if nobody publishes there, or the publisher refuses
    static Handshake make(Path path, @Nullable SlowPolicy slow, boolean query, Duration limit) {
        UnixSocket socket = connect(path);
        try {
            Message hello = new Message.Hello(MessageWriter.MAJOR, MessageWriter.MINOR, query, slow);
            socket.send(MessageWriter.write(hello));
            return new Handshake(socket, welcome(path, receive(socket, limit)));
        } catch (LinkException e) {
            socket.close();
            throw e;
        } catch (MemoryException e) {
            socket.close();
            throw new LinkException("cannot attach to " + path + ": " + e.getMessage(), isHangUp(e), e);
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    private static UnixSocket connect(Path path) {
        try {
            return UnixSocket.connect(UnixAddress.of(path), SocketType.MESSAGES);
        } catch (SystemCallException e) {
            boolean isAbsent = Set.of("ENOENT", "ECONNREFUSED").contains(e.symbol());
            throw new LinkException(
                    isAbsent
                            ? "nobody publishes " + path + "; start the producer, or wait for it with reconnect=true"
                            : "cannot connect to " + path + ": " + e.getMessage(),
                    isAbsent,
                    e);
        }
    }

    private static boolean isHangUp(MemoryException e) {
        return e instanceof SystemCallException call
                && Set.of("EPIPE", "ECONNRESET").contains(call.symbol());
    }

    /// {@return the next message}
    static Message receive(UnixSocket socket, Duration limit) {
        int limitMs = Math.clamp(limit.toMillis(), 0, Integer.MAX_VALUE);
        if (!Poller.await(List.of(socket.descriptor()), limitMs)[0]) {
            throw new LinkException("the producer did not answer within " + limit.toMillis() + " ms", true);
        }
        try (Received received = socket.receive(MessageWriter.MOST_BYTES, 0)) {
            if (received == null) {
                throw new LinkException("the producer hung up", true);
            }
            return MessageReader.read(received.bytes());
        }
    }

    private static Message.Welcome welcome(Path path, Message answer) {
        return switch (answer) {
            case Message.Welcome welcome when welcome.major() == MessageWriter.MAJOR -> welcome;
            case Message.Welcome other ->
                throw new LinkException(
                        "the stream " + path + " speaks version " + other.major()
                                + " of the protocol, and this program " + MessageWriter.MAJOR
                                + "; use the same release on both sides",
                        false);
            case Message.Refusal refusal ->
                throw new LinkException("the producer at " + path + " refused: " + refusal.reason(), false);
            default -> throw new LinkException("what listens at " + path + " does not welcome; check the path", false);
        };
    }
}
