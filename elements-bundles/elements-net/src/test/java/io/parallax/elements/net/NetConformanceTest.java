package io.parallax.elements.net;

import io.parallax.sdk.conformance.Check;
import io.parallax.sdk.conformance.Conformance;
import io.parallax.sdk.conformance.Fixture;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every element of this bundle. Those that connect find somebody who takes everything and sends a line; sources that
/// wait for somebody have nobody here, and are tried in pairs. Connections are served one after the other, so that
/// those which this side has not closed yet are few.
class NetConformanceTest {
    private static final byte[] LINE = {'l', 'i', 'n', 'e', '\n'};
    private static final List<Check> OF_STREAMS = List.of(
            Check.END_OF_STREAM,
            Check.EMPTY_STREAM,
            Check.RESTART,
            Check.FLUSH,
            Check.CAPS_CHANGE,
            Check.SMALL_BUFFERS,
            Check.HUGE_BUFFERS,
            Check.DOWNSTREAM,
            Check.LIVE_PROPERTIES);

    @TempDir
    private static Path folder;

    private static ServerSocket tcp;
    private static ServerSocketChannel unix;

    @BeforeAll
    static void listens() throws IOException {
        tcp = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        unix.bind(UnixDomainSocketAddress.of(folder.resolve("peer")), 1024);
        Thread.ofPlatform().daemon(true).start(() -> serve(() -> serveTcp(tcp.accept())));
        Thread.ofPlatform().daemon(true).start(() -> serve(() -> serveUnix(unix.accept())));
    }

    @AfterAll
    static void closes() throws IOException {
        tcp.close();
        unix.close();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void serve(Step accept) {
        boolean open = true;
        while (open) {
            try {
                accept.run();
            } catch (IOException _) {
                open = false;
            }
        }
    }

    private static void serveTcp(Socket client) {
        try (client) {
            client.getOutputStream().write(LINE);
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the element has left
        }
    }

    private static void serveUnix(SocketChannel client) {
        ByteBuffer taken = ByteBuffer.allocate(1 << 16);
        try (client) {
            client.write(ByteBuffer.wrap(LINE));
            client.shutdownOutput();
            while (client.read(taken) >= 0) {
                taken.clear();
            }
        } catch (IOException _) {
            // the element has left
        }
    }

    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        int port = tcp.getLocalPort();
        String peer = folder.resolve("peer").toString();
        return Conformance.ofBundle(TcpClientSrc.class)
                .with("tcpclientsrc", fixture -> fixture.set("port", port))
                .with("tcpclientsink", fixture -> fixture.set("port", port))
                .with("tcpserversrc", fixture -> alone(fixture.set("port", 0)))
                .with("tcpserversink", fixture -> fixture.set("port", 0))
                .with("udpsrc", fixture -> alone(fixture.set("port", 0)))
                .with("udpsink", fixture -> fixture.set("port", port))
                .with("unixsrc", fixture -> fixture.set("socket-path", peer))
                .with("unixsink", fixture -> fixture.set("socket-path", peer))
                .tests();
    }

    private static void alone(Fixture fixture) {
        OF_STREAMS.forEach(check -> fixture.without(check, "nobody is at the other end here"));
    }
}
