package io.parallax.itest.benchmarks.hop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// One Unix socket for both directions. Both sides sleep in the kernel where they wait.
final class UnixChannel implements Channel {
    private static final int LARGEST = 8 << 20;

    private final SocketChannel socket;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
    private final MemorySegment outBytes = MemorySegment.ofBuffer(out);
    private final MemorySegment inBytes = MemorySegment.ofBuffer(in);

    private UnixChannel(SocketChannel socket) {
        this.socket = socket;
    }

    static UnixChannel listen(Path path) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            return new UnixChannel(server.accept());
        }
    }

    static UnixChannel connect(Path path) throws IOException, InterruptedException {
        Peer.awaitFile(path);
        return new UnixChannel(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    @Override
    public void send(long number, int size, boolean touched) {
        if (touched) {
            Content.fill(outBytes, number, size);
        } else {
            out.putLong(0, number);
        }
        out.clear().limit(size);
        try {
            while (out.hasRemaining()) {
                int _ = socket.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long receive(int size, boolean touched) {
        in.clear().limit(size);
        try {
            while (in.hasRemaining()) {
                if (socket.read(in) < 0) {
                    throw new IllegalStateException("the other side is gone");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long sum = touched ? Content.sumOf(inBytes, size) : 0;
        return Channel.checked(in.getLong(0), size, size, touched, sum);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
