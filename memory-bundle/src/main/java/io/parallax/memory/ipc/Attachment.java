package io.parallax.memory.ipc;

import io.parallax.api.memory.MemoryException;
import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.os.EventFd;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.UnixSocket;
import java.time.Duration;
import java.util.List;

/// The member's end of what connects it to an owner, all of it checked.
/// @param header what the control file said when it was checked
/// @param socket tells when the owner is gone
/// @param control the rings
/// @param data the slots, read-only
/// @param bell rings for the owner
record Attachment(ArenaHeader header, UnixSocket socket, ControlFile control, Mapping data, EventFd bell)
        implements AutoCloseable {

    private static final int DATA_SEALS = MemFd.SEAL_SHRINK | MemFd.SEAL_GROW | MemFd.SEAL_FUTURE_WRITE;

    /// Waits for the owner's welcome, and maps what comes with it.
    /// @param socket owned by the attachment, and closed when this fails
    static Attachment of(UnixSocket socket, Duration limit) {
        try {
            int limitMs = Math.clamp(limit.toMillis(), 0, Integer.MAX_VALUE);
            if (!Poller.await(List.of(socket.descriptor()), limitMs)[0]) {
                throw new ArenaException("the owner did not answer within " + limit.toMillis() + " ms; is it stopped?");
            }
            try (Received received = receive(socket)) {
                return welcomed(socket, received);
            }
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    private static Received receive(UnixSocket socket) {
        Received received = socket.receive(Greeting.MOST_BYTES, Greeting.DESCRIPTORS);
        if (received == null) {
            throw new ArenaException("the owner hung up before it welcomed this member");
        }
        return received;
    }

    private static Attachment welcomed(UnixSocket socket, Received received) {
        Greeting greeting = Greeting.decode(received.bytes());
        if (greeting.kind() != Greeting.WELCOME) {
            throw new ArenaException("the owner refused this member: " + greeting.reason());
        }
        if (received.descriptors() != Greeting.DESCRIPTORS) {
            throw new ArenaException(
                    "the owner sent " + received.descriptors() + " descriptors, not " + Greeting.DESCRIPTORS);
        }
        try (MemFd data = file("data", received, DATA_SEALS);
                MemFd control = file("control", received, ControlFile.requiredSeals())) {
            return mapped(socket, data, control, received);
        }
    }

    private static MemFd file(String which, Received received, int seals) {
        try {
            return MemFd.received(received.take(), seals);
        } catch (MemoryException e) {
            throw new ArenaException("the arena is refused, its " + which + " file: " + e.getMessage(), e);
        }
    }

    private static Attachment mapped(UnixSocket socket, MemFd data, MemFd control, Received received) {
        ControlFile.Checked checked = ControlFile.map(control, data.byteSize());
        try {
            EventFd bell = EventFd.received(received.take());
            return new Attachment(checked.header(), socket, checked.file(), dataMapping(data, bell), bell);
        } catch (RuntimeException | Error e) {
            checked.file().close();
            throw e;
        }
    }

    private static Mapping dataMapping(MemFd data, EventFd bell) {
        try {
            return data.mapReadOnly();
        } catch (RuntimeException | Error e) {
            bell.close();
            throw e;
        }
    }

    /// Closes all but the socket.
    @Override
    public void close() {
        control.close();
        data.close();
        bell.close();
    }
}
