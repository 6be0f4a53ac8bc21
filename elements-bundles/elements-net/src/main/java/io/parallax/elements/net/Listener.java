package io.parallax.elements.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Takes connections. A socket file that nobody listens at is taken over; anything else at its path is left alone.
final class Listener implements AutoCloseable {
    private final ServerSocketChannel channel;
    private final Selector selector;
    private final SocketAddress address;

    private Listener(ServerSocketChannel channel, Selector selector, SocketAddress address) {
        this.channel = channel;
        this.selector = selector;
        this.address = address;
    }

    static Listener open(SocketAddress address) throws IOException {
        ServerSocketChannel channel = address instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        Selector selector = Selector.open();
        try {
            if (address instanceof UnixDomainSocketAddress unix) {
                clear(unix);
            } else {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(address);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return new Listener(channel, selector, address);
        } catch (IOException e) {
            channel.close();
            selector.close();
            throw new IOException("cannot listen at " + Dial.text(address) + ": " + e.getMessage(), e);
        }
    }

    private static void clear(UnixDomainSocketAddress address) throws IOException {
        if (!Files.exists(address.getPath(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(address.getPath(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException("it exists and is no socket; it is left alone: remove it, or use another path");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            boolean _ = probe.connect(address);
            throw new IOException("it is in use; stop who uses it, or use another path");
        } catch (ConnectException e) {
            Files.delete(address.getPath());
        }
    }

    /// {@return the port, -1 if it has none}
    int port() throws IOException {
        return channel.getLocalAddress() instanceof InetSocketAddress internet ? internet.getPort() : -1;
    }

    /// Takes a connection.
    /// @param waitMs longest wait, 0 for none
    /// @return a connection, owned by the caller, or null
    @Nullable Connection accept(long waitMs) throws IOException, InterruptedException {
        SocketChannel accepted = channel.accept();
        if (accepted == null && waitMs > 0) {
            int _ = selector.select(waitMs);
            selector.selectedKeys().clear();
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for a connection");
            }
            accepted = channel.accept();
        }
        return accepted == null ? null : Connection.of(accepted);
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        } finally {
            if (address instanceof UnixDomainSocketAddress unix) {
                Files.deleteIfExists(unix.getPath());
            }
        }
    }
}
