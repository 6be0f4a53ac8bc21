package io.parallax.elements.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A connection that is waited for in slices: an interrupt ends a wait and leaves the connection open.
final class Connection implements AutoCloseable {
    private static final long SLICE_MS = 50;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private Connection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.key = channel.register(selector, 0);
    }

    /// @param channel owned by the connection from now on, and closed when this fails
    static Connection of(SocketChannel channel) throws IOException {
        Selector selector = null;
        try {
            channel.configureBlocking(false);
            selector = Selector.open();
            return new Connection(channel, selector);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            if (selector != null) {
                selector.close();
            }
            throw e;
        }
    }

    /// Waits until something can be done, for a slice of time at most.
    /// @param operation bit of [SelectionKey]
    private void await(int operation) throws IOException, InterruptedException {
        key.interestOps(operation);
        int _ = selector.select(SLICE_MS);
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while waiting for a connection");
        }
    }

    /// Ends the making of the connection, if the system has made it.
    /// @return whether it is made
    boolean tryFinish() throws IOException, InterruptedException {
        if (channel.isConnected() || channel.finishConnect()) {
            return true;
        }
        await(SelectionKey.OP_CONNECT);
        return channel.finishConnect();
    }

    /// Reads what is there, waiting for a slice of time at most.
    /// @return how many bytes, 0 for none yet, -1 at the end
    int read(ByteBuffer into) throws IOException, InterruptedException {
        int count = channel.read(into);
        if (count == 0) {
            await(SelectionKey.OP_READ);
            count = channel.read(into);
        }
        return count;
    }

    /// Writes all bytes.
    /// @param limitMs longest time without any progress, 0 for none
    /// @return false if the other side took nothing for so long
    boolean write(ByteBuffer bytes, long limitMs) throws IOException, InterruptedException {
        long movedNs = System.nanoTime();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) > 0) {
                movedNs = System.nanoTime();
            } else if (limitMs > 0 && System.nanoTime() - movedNs > limitMs * 1_000_000) {
                return false;
            } else {
                await(SelectionKey.OP_WRITE);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }
}
