package io.parallax.memory.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.memory.os.OpenFiles;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixAddress;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageReader;
import io.parallax.memory.wire.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever connects may say anything: it is refused with a reason, and the stream goes on for the others.
class HostileSubscriberTest {
    private static final int ROUNDS = Boolean.getBoolean("parallax.long") ? 20_000 : 300;
    private static final int LIMIT_MS = 20_000;
    private static final byte[] HELLO = MessageWriter.write(new Message.Hello(1, 0, false, null));

    @TempDir
    private Path folder;

    private StreamFixture fixture;
    private StreamSubscriber honest;

    @BeforeEach
    void open() throws InterruptedException {
        fixture = StreamFixture.of(folder);
        honest = fixture.attach();
        assertThat(fixture.publisher.awaitSubscribers(1, StreamFixture.SOON)).isTrue();
    }

    @AfterEach
    void goesOn() throws Exception {
        StreamFixture.await(
                "only the honest one", () -> fixture.publisher.stats().subscribers() == 1);
        fixture.publisher.send(new Event.Gap(1, 2));
        fixture.send(1);
        assertThat(StreamFixture.takeEvent(honest)).isEqualTo(new Event.Gap(1, 2));
        StreamFixture.takeBuffer(honest);
        StreamFixture.await("slots", () -> fixture.pool.stats().inUse() == 0);
        fixture.close();
    }

    private UnixSocket connect() {
        return UnixSocket.connect(UnixAddress.of(fixture.path), SocketType.MESSAGES);
    }

    /// {@return what the publisher says last, as text}
    private static String lastWord(UnixSocket socket) {
        String last = "";
        while (true) {
            assertThat(Poller.await(List.of(socket.descriptor()), LIMIT_MS)[0])
                    .as("an answer")
                    .isTrue();
            try (Received received = socket.receive(MessageWriter.MOST_BYTES, 1)) {
                if (received == null) {
                    return last;
                }
                last = MessageReader.read(received.bytes()).toString();
            }
        }
    }

    private String say(byte[]... messages) {
        try (UnixSocket socket = connect()) {
            for (byte[] message : messages) {
                if (!socket.trySend(message)) {
                    break;
                }
            }
            return lastWord(socket);
        }
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThat(say("hello".getBytes(StandardCharsets.UTF_8))).contains("Refusal", "no whole header");
    }

    @Test
    void refusesANewerMajorVersion() {
        assertThat(say(MessageWriter.write(new Message.Hello(2, 0, false, null))))
                .contains("Refusal", "version 1 of the protocol, and the other side 2");
    }

    @Test
    void refusesWhoBeginsWithSomethingElse() {
        assertThat(say(MessageWriter.write(new Message.Goodbye("")))).contains("a hello was expected");
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        assertThat(say(new byte[MessageWriter.MOST_BYTES + 1])).contains("Refusal", "more than");
    }

    @Test
    void dropsAMemberThatSaysNonsense() throws Exception {
        assertThat(say(HELLO, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}))
                .contains("broke the rules");
        assertThat(fixture.publisher.stats().refused()).isEqualTo(1);
    }

    @Test
    void passesDescriptorsOverThatNobodyAskedFor() throws Exception {
        long before = OpenFiles.descriptors();
        for (int i = 0; i < 10; i++) {
            try (UnixSocket socket = connect()) {
                socket.send(HELLO, socket.descriptor(), socket.descriptor());
                assertThat(lastWord(socket)).contains("Refusal");
            }
        }
        StreamFixture.await("descriptors", () -> OpenFiles.descriptors() == before);
    }

    @Test
    void forgetsThoseWhoLeaveAtOnce() {
        for (int i = 0; i < 200; i++) {
            connect().close();
            try (UnixSocket socket = connect()) {
                socket.send(HELLO);
            }
        }
    }

    @Test
    void survivesAnyBytes() throws Exception {
        Random random = new Random(3);
        List<byte[]> good = List.of(
                HELLO,
                MessageWriter.write(new Message.Upstream(Event.Seek.to(Event.Format.TIME, 1), 4)),
                MessageWriter.write(new Message.Upstream(new Event.Qos(1, 2, 3), 0)),
                MessageWriter.write(new Message.NewArena(1)),
                MessageWriter.write(new Message.Downstream(new Event.EndOfStream())));
        for (int round = 0; round < ROUNDS; round++) {
            try (UnixSocket socket = connect()) {
                boolean _ = random.nextInt(3) > 0 && socket.trySend(HELLO);
                for (int i = random.nextInt(6); i >= 0; i--) {
                    byte[] message = good.get(random.nextInt(good.size())).clone();
                    if (random.nextBoolean()) {
                        message[random.nextInt(message.length)] = (byte) random.nextInt();
                    }
                    boolean _ = socket.trySend(message);
                }
            }
        }
    }
}
