package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bytes and descriptors over sockets. After each test as many descriptors are open as before.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnixSocketTest {
    @TempDir
    Path folder;

    private long before;

    @BeforeEach
    void count() throws IOException {
        before = OpenFiles.descriptors();
    }

    @AfterEach
    void leavesNothingOpen() throws IOException {
        assertThat(OpenFiles.descriptors()).isEqualTo(before);
    }

    private static Received receive(UnixSocket socket, int bytes, int descriptors) {
        return Objects.requireNonNull(socket.receive(bytes, descriptors), "hung up");
    }

    private static MemFd[] files(int count) {
        MemFd[] files = new MemFd[count];
        Arrays.setAll(files, i -> MemFd.create("parallax:" + i, 4096L * (i + 1)));
        return files;
    }

    private static Descriptor[] descriptors(MemFd... files) {
        return Arrays.stream(files).map(MemFd::descriptor).toArray(Descriptor[]::new);
    }

    private static void close(MemFd... files) {
        Arrays.stream(files).forEach(MemFd::close);
    }

    private static void sendFiles(UnixSocket socket, String text, int count) {
        MemFd[] files = files(count);
        socket.send(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), descriptors(files));
        close(files);
    }

    @Test
    void passesSeveralDescriptorsWithAMessage() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        MemFd[] files = files(3);
        try (Mapping written = files[2].map()) {
            written.bytes().set(ValueLayout.JAVA_INT, 8192, 4711);
            files[2].sealSize();
            pair.one().send(new byte[] {1, 2}, descriptors(files));
        }

        try (Received received = receive(pair.other(), 16, 3)) {
            assertThat(received.bytes()).containsExactly(1, 2);
            assertThat(received.descriptors()).isEqualTo(3);
            received.take().close();
            received.take().close();
            try (MemFd last = MemFd.received(received.take(), MemFd.SEAL_SHRINK);
                    Mapping seen = last.mapReadOnly()) {
                assertThat(last.byteSize()).isEqualTo(12288);
                assertThat(seen.bytes().isReadOnly()).isTrue();
                assertThat(seen.bytes().get(ValueLayout.JAVA_INT, 8192)).isEqualTo(4711);
            }
        }
        close(files);
        pair.one().close();
        pair.other().close();
    }

    @Test
    void setsCloseOnExecOnWhatItReceives() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.STREAM);
        sendFiles(pair.one(), "x", 1);

        try (Received received = receive(pair.other(), 1, 1);
                Descriptor descriptor = received.take()) {
            assertThat(Linux.fcntl(descriptor.number(), 1, 0)).isEqualTo(1); // F_GETFD, FD_CLOEXEC
        }
        pair.one().close();
        pair.other().close();
    }

    @Test
    void ownsDescriptorsThatComeWithThePartOfAStream() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.STREAM);
        sendFiles(pair.one(), "message", 4);

        try (Received first = receive(pair.other(), 1, 4);
                Received rest = receive(pair.other(), 100, 4)) {
            assertThat(first.bytes()).containsExactly('m');
            assertThat(first.descriptors()).isEqualTo(4);
            assertThat(rest.bytes()).containsExactly('e', 's', 's', 'a', 'g', 'e');
            assertThat(rest.descriptors()).isZero();
        }
        pair.one().close();
        pair.other().close();
    }

    @Test
    void dropsAMessageWithTooManyDescriptors() {
        for (SocketType type : SocketType.values()) {
            for (int sent = 5; sent <= 8; sent++) {
                UnixSocket.Pair pair = UnixSocket.pair(type);
                sendFiles(pair.one(), "message", sent);

                assertThatExceptionOfType(MemoryException.class)
                        .isThrownBy(() -> pair.other().receive(100, 4))
                        .withMessageContaining("more than 4 descriptors");
                pair.one().close();
                pair.other().close();
            }
        }
    }

    @Test
    void dropsAMessageThatIsTooLongWithItsDescriptors() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        sendFiles(pair.one(), "message", 2);

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> pair.other().receive(3, 4))
                .withMessageContaining("more than 3 bytes");
        pair.one().close();
        pair.other().close();
    }

    @Test
    void dropsDescriptorsThatNobodyExpects() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        sendFiles(pair.one(), "message", 1);

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> pair.other().receive(100, 0));
        pair.one().close();
        pair.other().close();
    }

    @Test
    void closesWhatNobodyTook() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        sendFiles(pair.one(), "message", 4);
        try (Received received = receive(pair.other(), 100, 4)) {
            received.take().close();
        }
        sendFiles(pair.one(), "never received", 4);
        pair.one().close();
        pair.other().close();
    }

    @Test
    void answersNullWhenTheOtherSideIsGone() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.STREAM);
        pair.one().send(new byte[] {1});
        pair.one().close();

        receive(pair.other(), 10, 1).close();
        assertThat(pair.other().receive(10, 1)).isNull();
        assertThat(pair.other().trySend(new byte[] {1})).isFalse();
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> pair.other().send(new byte[] {1}))
                .withMessageContaining("EPIPE");
        pair.other().close();
    }

    @Test
    void doesNotWaitForRoomInTrySend() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        int sent = 0;
        while (pair.one().trySend(new byte[1024])) {
            sent++;
        }

        assertThat(sent).isPositive();
        pair.one().close();
        pair.other().close();
    }

    @Test
    void connectsByPathAndByName() {
        String unique = "parallax-test-" + ProcessHandle.current().pid();
        for (UnixAddress address :
                new UnixAddress[] {UnixAddress.of(folder.resolve("s")), UnixAddress.ofName(unique)}) {
            for (SocketType type : SocketType.values()) {
                try (UnixListener listener = UnixListener.listen(unique(address, type), type);
                        UnixSocket client = UnixSocket.connect(listener.address(), type);
                        UnixSocket server = Objects.requireNonNull(listener.tryAccept())) {
                    client.send(new byte[] {1, 2, 3});
                    try (Received received = receive(server, 100, 0)) {
                        assertThat(received.bytes()).containsExactly(1, 2, 3);
                    }
                    assertThat(listener.tryAccept()).isNull();
                    assertThat(server.peer().pid())
                            .isEqualTo((int) ProcessHandle.current().pid());
                    assertThat(server.peer().isOwnUser()).isTrue();
                }
            }
        }
    }

    private static UnixAddress unique(UnixAddress address, SocketType type) {
        return new UnixAddress(address.name() + type.number, address.isAbstract());
    }

    @Test
    void saysWhoIsNotThere() {
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> UnixSocket.connect(UnixAddress.of(folder.resolve("s")), SocketType.STREAM))
                .withMessageContaining(folder.toString())
                .withMessageContaining("ENOENT")
                .withMessageContaining("start the other side first");
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> UnixAddress.of(Path.of("/" + "x".repeat(107))))
                .withMessageContaining("107 bytes, not 108");
    }

    @Test
    void refusesToBlockOnAVirtualThread() throws Exception {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.STREAM);
        FutureTask<Object> task = new FutureTask<>(() -> pair.one().receive(1, 0));
        Thread.ofVirtual().start(task).join();

        assertThat(task.state()).isEqualTo(Future.State.FAILED);
        assertThat(task.exceptionNow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("recvmsg")
                .hasMessageContaining("platform thread");
        pair.one().close();
        pair.other().close();
    }

    @Test
    void closesADescriptorOnce() {
        MemFd file = MemFd.create("parallax:once", 4096);
        int number = file.descriptor().number();
        file.close();
        MemFd next = MemFd.create("parallax:next", 4096);
        assertThat(next.descriptor().number()).isEqualTo(number); // the system gives the number away again

        file.close();

        assertThat(next.seals()).isNotNegative();
        assertThatIllegalStateException().isThrownBy(file::seals);
        next.close();
    }

    @Test
    void refusesFilesThatTheirSenderCouldChange() throws IOException {
        MemFd unsealed = MemFd.create("parallax:unsealed", 4096);
        Path plain = java.nio.file.Files.createFile(folder.resolve("plain"));
        for (Descriptor bad : new Descriptor[] {
            new Descriptor(Linux.fcntl(unsealed.descriptor().number(), 1030, 0)), // F_DUPFD_CLOEXEC
            new Descriptor(Linux.open(plain.toString(), Linux.O_CLOEXEC))
        }) {
            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(() -> MemFd.received(bad, MemFd.SEAL_SHRINK | MemFd.SEAL_GROW))
                    .withMessageContaining("could change it under us");
            assertThat(bad.isOpen()).isFalse();
        }
        unsealed.close();
    }
}
