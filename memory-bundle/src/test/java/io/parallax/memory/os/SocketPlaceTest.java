package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Stale sockets are taken over, and nothing else is.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SocketPlaceTest {
    private static final int OURS = 0600;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("cam");
    }

    private SocketPlace claim() {
        return SocketPlace.claim(path, SocketType.MESSAGES, OURS);
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void removesItsSocketAndLeavesNothing() throws IOException {
        try (SocketPlace _ = claim()) {
            assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(left()).containsExactly(path);
        }

        assertThat(left()).isEmpty();
    }

    @Test
    void takesOverTheSocketOfAProcessThatDied() throws IOException {
        for (SocketType type : SocketType.values()) {
            UnixListener.listen(UnixAddress.of(path), type).close(); // all that a killed process leaves
            assertThat(left()).containsExactly(path);

            try (SocketPlace place = claim();
                    UnixSocket client = UnixSocket.connect(UnixAddress.of(path), SocketType.MESSAGES)) {
                assertThat(place.listener().tryAccept()).isNotNull().satisfies(UnixSocket::close);
                assertThat(client.peer().isOwnUser()).isTrue();
            }
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void namesTheProcessThatListens() throws IOException {
        for (SocketType type : SocketType.values()) {
            try (UnixListener _ = UnixListener.listen(UnixAddress.of(path), type)) {
                assertThatExceptionOfType(MemoryException.class)
                        .isThrownBy(this::claim)
                        .withMessageContaining(path + " is in use by pid "
                                + ProcessHandle.current().pid());
            }
            Files.delete(path);
        }
    }

    @Test
    void takesAListenerForAliveThatIsTooBusyToAnswer() {
        List<UnixSocket> waiting = new ArrayList<>();
        try (SocketPlace _ = claim()) {
            fill(waiting);
            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(this::claim)
                    .withMessageContaining("is in use");
            assertThat(path).exists();
        }
        waiting.forEach(UnixSocket::close);
    }

    private void fill(List<UnixSocket> sockets) {
        try {
            while (true) {
                sockets.add(UnixSocket.connectNow(UnixAddress.of(path), SocketType.MESSAGES));
            }
        } catch (SystemCallException e) {
            assertThat(e.symbol()).isEqualTo("EAGAIN");
        }
    }

    @Test
    void leavesAFileAlone() throws IOException {
        Files.writeString(path, "precious");

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(this::claim)
                .withMessageContaining("no socket")
                .withMessageContaining("left alone");
        assertThat(path).hasContent("precious");
    }

    @Test
    void leavesALinkAndItsTargetAlone() throws IOException {
        Path target = folder.resolve("target");
        UnixListener.listen(UnixAddress.of(target), SocketType.STREAM).close();
        Files.createSymbolicLink(path, target);

        assertThatExceptionOfType(MemoryException.class).isThrownBy(this::claim).withMessageContaining("no socket");
        assertThat(path).isSymbolicLink();
        assertThat(target).exists();
    }

    @Test
    void leavesASocketAloneThatSomeoneElsePutThere() throws IOException {
        try (SocketPlace _ = claim()) {
            Files.move(path, folder.resolve("moved"));
            UnixListener.listen(UnixAddress.of(path), SocketType.STREAM).close();
        }

        assertThat(left()).containsExactlyInAnyOrder(path, folder.resolve("moved"));
    }

    @Test
    void letsExactlyOneOfManyStartersWin() throws Exception {
        for (int round = 0; round < 20; round++) {
            UnixListener.listen(UnixAddress.of(path), SocketType.MESSAGES).close();
            CountDownLatch start = new CountDownLatch(1);
            List<FutureTask<SocketPlace>> starters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                FutureTask<SocketPlace> starter = new FutureTask<>(() -> {
                    start.await();
                    return claim();
                });
                Thread.ofPlatform().start(starter);
                starters.add(starter);
            }
            start.countDown();

            List<SocketPlace> winners = new ArrayList<>();
            for (FutureTask<SocketPlace> starter : starters) {
                try {
                    winners.add(starter.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(MemoryException.class).hasMessageContaining("is in use by");
                }
            }

            assertThat(winners).hasSize(1);
            winners.getFirst().close();
            assertThat(left()).isEmpty();
        }
    }
}
