package io.parallax.memory.ipc;

import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.os.EventFd;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.UnixSocket;

/// The owner's end of what connects it to one member: socket, control file, bell. Its parts are closed together.
/// @param socket tells when the member is gone
/// @param peer who the member is
/// @param control the rings
/// @param bell rings when the member gave something back that the owner waits for
record Line(UnixSocket socket, PeerCredentials peer, ControlFile control, EventFd bell) implements AutoCloseable {

    /// Makes what a new member needs and sends it.
    /// @param socket stays the caller's if this fails
    static Line open(UnixSocket socket, PeerCredentials peer, ArenaHeader header, MemFd data) {
        long size = ArenaHeader.controlBytes(header.entries());
        try (MemFd file = MemFd.create("parallax-control:" + header.name(), size)) {
            ControlFile control = ControlFile.create(file, header);
            try {
                return welcomed(new Line(socket, peer, control, EventFd.create()), data, file);
            } catch (RuntimeException | Error e) {
                control.close();
                throw e;
            }
        }
    }

    private static Line welcomed(Line line, MemFd data, MemFd controlFile) {
        try {
            line.welcome(data, controlFile);
            return line;
        } catch (RuntimeException | Error e) {
            line.bell.close();
            throw e;
        }
    }

    private void welcome(MemFd data, MemFd controlFile) {
        byte[] greeting = new Greeting(Greeting.WELCOME, "").encode();
        if (!socket.trySend(greeting, data.descriptor(), controlFile.descriptor(), bell.descriptor())) {
            throw new ArenaException("the member hung up before it was welcomed");
        }
    }

    /// Tells a member that it is sent away. A member that does not listen learns it when the socket closes.
    void sayGoodbye(String why) {
        boolean _ = socket.trySend(new Greeting(Greeting.SENT_AWAY, why).encode());
    }

    /// {@return why the member is to lose its seat, now that there is something on its socket} A member says nothing,
    /// so there is its hang-up, or a broken rule.
    String hangUpReason() {
        try (Received received = socket.receive(1, 0)) {
            return received == null ? "it hung up" : "it broke the rules: a member says nothing on its socket";
        }
    }

    @Override
    public void close() {
        socket.close();
        bell.close();
        control.close();
    }
}
