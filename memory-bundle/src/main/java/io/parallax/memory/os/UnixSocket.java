package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.parallax.api.memory.MemoryException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connected Unix socket, which carries bytes and file descriptors. One thread at a time sends, one receives.
public final class UnixSocket implements AutoCloseable {
    private final Descriptor descriptor;
    private final SocketType type;

    UnixSocket(Descriptor descriptor, SocketType type) {
        this.descriptor = descriptor;
        this.type = type;
    }

    /// A socket and its other end.
    /// @param one one end
    /// @param other the other
    public record Pair(UnixSocket one, UnixSocket other) {}

    /// Makes two sockets that are connected to each other.
    /// @param type how messages are cut
    /// @return both, owned by the caller
    public static Pair pair(SocketType type) {
        Descriptor[] both = SocketCalls.socketPair(type);
        return new Pair(new UnixSocket(both[0], type), new UnixSocket(both[1], type));
    }

    /// Connects to a listener.
    /// @param address where it listens
    /// @param type how it cuts messages
    /// @return a connection, owned by the caller
    /// @throws IllegalStateException on a virtual thread
    /// @throws SystemCallException if nobody listens there, or it is not allowed
    public static UnixSocket connect(UnixAddress address, SocketType type) {
        NativeThreads.require("connect");
        return connect(address, type, 0);
    }

    /// Connects, and fails with `EAGAIN` when the listener has too many connections to take.
    static UnixSocket connectNow(UnixAddress address, SocketType type) {
        return connect(address, type, Linux.O_NONBLOCK);
    }

    private static UnixSocket connect(UnixAddress address, SocketType type, int flags) {
        Descriptor descriptor = SocketCalls.socket(type, flags);
        try {
            SocketCalls.connect(descriptor.number(), address);
            return new UnixSocket(descriptor, type);
        } catch (RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    /// Takes over an end of a connection that another process passed. If it is no socket, the calls on it fail.
    /// @param descriptor owned by the socket from now on
    /// @return the socket, which carries messages
    public static UnixSocket received(Descriptor descriptor) {
        return new UnixSocket(descriptor, SocketType.MESSAGES);
    }

    /// {@return the descriptor, lent until this is closed}
    public Descriptor descriptor() {
        return descriptor;
    }

    /// {@return who is at the other end}
    public PeerCredentials peer() {
        return SocketCalls.peer(descriptor.number());
    }

    /// Sends bytes with descriptors beside them. The other side gets duplicates; the caller keeps its own.
    /// @param bytes at least one
    /// @param descriptors what to pass
    /// @throws IllegalStateException on a virtual thread
    /// @throws SystemCallException if the other side is gone
    public void send(byte[] bytes, Descriptor... descriptors) {
        NativeThreads.require("sendmsg");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rest = arena.allocateFrom(JAVA_BYTE, bytes);
            MessageHeader header = MessageHeader.of(arena, rest, List.of(descriptors));
            while (true) {
                long sent = SocketCalls.send(descriptor.number(), header.message(), 0);
                rest = rest.asSlice(sent);
                if (rest.byteSize() == 0) {
                    return;
                }
                header.dropDescriptors();
                header.point(rest);
            }
        }
    }

    /// Sends bytes if there is room for all of them now.
    /// @param bytes at least one
    /// @param descriptors what to pass
    /// @return false if there is no room or the other side is gone
    public boolean trySend(byte[] bytes, Descriptor... descriptors) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = arena.allocateFrom(JAVA_BYTE, bytes);
            MessageHeader header = MessageHeader.of(arena, all, List.of(descriptors));
            return SocketCalls.send(descriptor.number(), header.message(), SocketCalls.MSG_DONTWAIT) == bytes.length;
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EAGAIN || isHangUp(e)) {
                return false;
            }
            throw e;
        }
    }

    /// Waits for bytes, and takes what is there.
    /// @param mostBytes size of the longest message that is allowed, or how much of a stream to take
    /// @param mostDescriptors how many descriptors may come with it
    /// @return what came, owned by the caller, or null if the other side is gone
    /// @throws IllegalStateException on a virtual thread
    /// @throws MemoryException if the message or its descriptors are more than allowed; all of it is dropped then
    public @Nullable Received receive(int mostBytes, int mostDescriptors) {
        NativeThreads.require("recvmsg");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(mostBytes);
            MessageHeader header = MessageHeader.room(arena, buffer, mostDescriptors);
            long count = receive(header);
            List<Descriptor> descriptors = header.adoptDescriptors();
            if (header.isTruncated() || descriptors.size() > mostDescriptors) {
                descriptors.forEach(Descriptor::close);
                throw new MemoryException("the other side sent more than " + mostBytes + " bytes or more than "
                        + mostDescriptors + " descriptors at once; the message is dropped");
            }
            if (count == 0) {
                descriptors.forEach(Descriptor::close);
                return null;
            }
            return new Received(MessageHeader.bytes(buffer, count), descriptors);
        }
    }

    /// An other side that closed without reading all shows as an error once, before what it sent: that counts too.
    private long receive(MessageHeader header) {
        try {
            return SocketCalls.receive(descriptor.number(), header.message(), 0);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ECONNRESET) {
                return receiveRest(header);
            }
            if (isHangUp(e)) {
                return 0;
            }
            throw e;
        }
    }

    private long receiveRest(MessageHeader header) {
        try {
            return SocketCalls.receive(descriptor.number(), header.message(), 0);
        } catch (SystemCallException e) {
            if (isHangUp(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static boolean isHangUp(SystemCallException e) {
        return e.errno() == Errno.ECONNRESET || e.errno() == Errno.EPIPE;
    }

    /// Hangs up. Both sides see the end; whoever waits in [#receive(int, int)] or for the descriptor returns.
    public void hangUp() {
        SocketCalls.shutdown(descriptor.number());
    }

    @Override
    public void close() {
        descriptor.close();
    }

    @Override
    public String toString() {
        return "UnixSocket[" + type + " " + descriptor + "]";
    }
}
