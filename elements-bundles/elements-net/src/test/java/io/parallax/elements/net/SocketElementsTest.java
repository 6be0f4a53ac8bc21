package io.parallax.elements.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.element.Flow;
import io.parallax.sdk.testkit.ElementHarness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketElementsTest {
    @TempDir
    private Path folder;

    private static int port(ElementHarness harness) {
        return (int) Objects.requireNonNull(harness.posts().getFirst().fields().get("port"));
    }

    private static void produceUntil(ElementHarness source, String text) throws Exception {
        while (!source.output().text().equals(text)) {
            assertThat(source.produce()).isEqualTo(Flow.Signal.CONTINUE);
        }
    }

    @Test
    void aClientBringsBytesToAServer() throws Exception {
        try (ElementHarness server =
                        ElementHarness.of(new TcpServerSrc()).set("port", 0).start();
                ElementHarness client = ElementHarness.of(new TcpClientSink())
                        .set("port", port(server))
                        .start()) {
            client.push(client.buffer("hello "));
            client.push(client.buffer("world"));
            client.stop();

            assertThat(server.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(server.output().text()).isEqualTo("hello world");
            assertThat(server.output().buffers().getFirst().metadata().offset()).isZero();
            server.output().release();
        }
    }

    @Test
    void aServerSendsToEveryClient() throws Exception {
        try (ElementHarness server =
                ElementHarness.of(new TcpServerSink()).set("port", 0).start()) {
            server.push(server.buffer("nobody is here"));
            try (ElementHarness one = ElementHarness.of(new TcpClientSrc())
                            .set("port", port(server))
                            .start();
                    ElementHarness two = ElementHarness.of(new TcpClientSrc())
                            .set("port", port(server))
                            .start()) {
                server.push(server.buffer("a"));
                produceUntil(one, "a");
                produceUntil(two, "a");
                two.stop();
                two.output().release();
                while (server.warnings().isEmpty()) {
                    server.push(server.buffer("b"));
                }
                assertThat(server.warnings()).singleElement().asString().contains("a client is gone");
                server.stop();
                assertThat(one.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);
                assertThat(one.output().text()).matches("ab+");
                one.output().release();
            }
        }
    }

    @Test
    void dropsAClientThatTakesNothing() throws Exception {
        try (ElementHarness server = ElementHarness.of(new TcpServerSink())
                        .set("port", 0)
                        .set("stall-limit", 100)
                        .start();
                Socket lazy = new Socket(InetAddress.getLoopbackAddress(), port(server))) {
            byte[] much = new byte[100_000];
            while (server.warnings().isEmpty()) {
                server.push(server.buffer(much));
            }
            assertThat(server.warnings()).singleElement().asString().contains("took nothing for 100 ms");
            assertThat(lazy.isConnected()).isTrue();
        }
    }

    @Test
    void aStopEndsAWait() throws Exception {
        try (ElementHarness server =
                ElementHarness.of(new TcpServerSrc()).set("port", 0).start()) {
            FutureTask<Flow> waiting = new FutureTask<>(server::produceAll);
            Thread thread = Thread.ofPlatform().start(waiting);
            thread.interrupt();

            assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void saysWhoDidNotAnswer() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() ->
                        ElementHarness.of(new TcpClientSrc()).set("port", free).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot connect to localhost:" + free);
        assertThatThrownBy(() -> ElementHarness.of(new TcpClientSink())
                        .set("host", "no.such.host.invalid")
                        .start())
                .hasMessageContaining("host 'no.such.host.invalid' is not known");
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ElementHarness.of(new TcpServerSrc())
                            .set("port", socket.getLocalPort())
                            .start())
                    .hasMessageContaining("cannot listen at localhost:" + socket.getLocalPort());
        }
    }

    @Test
    void datagramsKeepTheirBounds() throws Exception {
        try (ElementHarness source = ElementHarness.of(new UdpSrc())
                        .set("address", "127.0.0.1")
                        .set("port", 0)
                        .start();
                ElementHarness sink = ElementHarness.of(new UdpSink())
                        .set("host", "127.0.0.1")
                        .set("port", port(source))
                        .start()) {
            sink.push(sink.buffer("one"));
            sink.push(sink.buffer("two"));
            produceUntil(source, "onetwo");

            assertThat(source.output().buffers()).hasSize(2);
            source.output().release();
            assertThatThrownBy(() -> sink.push(sink.buffer(new byte[70_000])))
                    .hasMessageContaining("does not fit into a datagram");
        }
    }

    @Test
    void unixSocketsWorkEitherWayRound() throws Exception {
        String path = folder.resolve("socket").toString();
        for (boolean sourceListens : new boolean[] {true, false}) {
            ElementHarness source =
                    ElementHarness.of(new UnixSrc()).set("socket-path", path).set("listen", sourceListens);
            ElementHarness sink =
                    ElementHarness.of(new UnixSink()).set("socket-path", path).set("listen", !sourceListens);
            try (ElementHarness first = (sourceListens ? source : sink).start();
                    ElementHarness second = (sourceListens ? sink : source).start()) {
                sink.push(sink.buffer("hello"));
                sink.stop();
                assertThat(source.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);
                assertThat(source.output().text()).isEqualTo("hello");
                source.output().release();
                assertThat(first).isNotSameAs(second);
            }
            assertThat(Path.of(path)).doesNotExist();
        }
    }

    @Test
    void leavesAloneWhatIsNoSocketAndTakesOverWhatIsStale() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "precious", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ElementHarness.of(new UnixSrc())
                        .set("socket-path", file.toString())
                        .set("listen", true)
                        .start())
                .hasMessageContaining("is no socket");
        assertThat(file).hasContent("precious");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatThrownBy(() -> ElementHarness.of(new UnixSrc())
                        .set("socket-path", link.toString())
                        .set("listen", true)
                        .start())
                .hasMessageContaining("is no socket");
        Path stale = folder.resolve("stale");
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(stale));
            assertThatThrownBy(() -> ElementHarness.of(new UnixSrc())
                            .set("socket-path", stale.toString())
                            .set("listen", true)
                            .start())
                    .hasMessageContaining("is in use");
        }
        try (ElementHarness _ = ElementHarness.of(new UnixSrc())
                .set("socket-path", stale.toString())
                .set("listen", true)
                .start()) {
            assertThat(stale).exists();
        }
        assertThat(stale).doesNotExist();
    }
}
