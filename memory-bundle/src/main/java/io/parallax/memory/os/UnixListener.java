package io.parallax.memory.os;

import org.jspecify.annotations.Nullable;

/// A Unix socket that takes connections.
public final class UnixListener implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final int EVERYONE = 0666;

    private final Descriptor descriptor;
    private final UnixAddress address;
    private final SocketType type;

    private UnixListener(Descriptor descriptor, UnixAddress address, SocketType type) {
        this.descriptor = descriptor;
        this.address = address;
        this.type = type;
    }

    /// Listens. Anyone who may enter the folder may connect.
    /// @param address where
    /// @param type how messages are cut
    /// @return a listener, owned by the caller
    /// @throws SystemCallException if the address is in use or not allowed
    public static UnixListener listen(UnixAddress address, SocketType type) {
        return listen(address, type, EVERYONE);
    }

    /// Listens.
    /// @param address where
    /// @param type how messages are cut
    /// @param mode rights of the socket file, as in `chmod`; writing means connecting
    /// @return a listener, owned by the caller
    /// @throws SystemCallException if the address is in use or not allowed
    public static UnixListener listen(UnixAddress address, SocketType type, int mode) {
        Descriptor descriptor = SocketCalls.socket(type, Linux.O_NONBLOCK);
        try {
            SocketCalls.fchmod(descriptor.number(), mode); // before there is a file: it never has wider rights
            SocketCalls.bind(descriptor.number(), address);
            SocketCalls.listen(descriptor.number(), BACKLOG);
            return new UnixListener(descriptor, address, type);
        } catch (RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    /// {@return the descriptor, lent until this is closed}
    public Descriptor descriptor() {
        return descriptor;
    }

    /// {@return where it listens}
    public UnixAddress address() {
        return address;
    }

    /// Takes a connection, if one is there.
    /// @return a connection, owned by the caller, or null
    public @Nullable UnixSocket tryAccept() {
        try {
            return new UnixSocket(SocketCalls.accept(descriptor.number()), type);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EAGAIN || e.errno() == Errno.ECONNABORTED) {
                return null;
            }
            throw e;
        }
    }

    /// Stops listening. The socket file stays: who made its place removes it.
    @Override
    public void close() {
        descriptor.close();
    }
}
