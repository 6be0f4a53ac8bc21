package io.parallax.elements.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/// Connects to somebody.
final class Dial {
    private Dial() {}

    /// {@return the address of a host and port}
    /// @throws IOException if the host is not known
    static InetSocketAddress internet(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("host '" + host + "' is not known; check its name, or give a number");
        }
        return address;
    }

    /// {@return a connection, owned by the caller}
    /// @param limitS longest wait in seconds, 0 for as long as the system tries
    static Connection connect(SocketAddress to, long limitS) throws IOException, InterruptedException {
        SocketChannel channel = to instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        Connection connection = Connection.of(channel);
        try {
            boolean _ = channel.connect(to);
            finish(connection, to, limitS);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw new IOException("cannot connect to " + text(to) + ": " + e.getMessage(), e);
        } catch (InterruptedException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private static void finish(Connection connection, SocketAddress to, long limitS)
            throws IOException, InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitS);
        while (!connection.tryFinish()) {
            if (limitS > 0 && System.nanoTime() - endNs > 0) {
                throw new IOException("no answer within " + limitS + " s from " + text(to));
            }
        }
    }

    static String text(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getHostString() + ":" + internet.getPort()
                : address.toString();
    }
}
