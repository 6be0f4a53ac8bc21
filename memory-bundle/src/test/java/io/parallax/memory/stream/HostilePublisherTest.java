package io.parallax.memory.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.LinkException;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.ipc.StreamSubscriber.Loss;
import io.parallax.api.ipc.StreamSubscriber.Next;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.SharedStreamLinks;
import io.parallax.memory.ipc.ArenaOptions;
import io.parallax.memory.ipc.ArenaOwner;
import io.parallax.memory.ipc.Seat;
import io.parallax.memory.os.OpenFiles;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What listens at the path may say anything: the subscriber refuses it with a reason, and does not hang.
class HostilePublisherTest {
    private static final int ROUNDS = Boolean.getBoolean("parallax.long") ? 5_000 : 150;
    private static final byte[] WELCOME = MessageWriter.write(new Message.Welcome(1, 0, "x", null, true));

    @TempDir
    private Path folder;

    private final SharedStreamLinks links = new SharedStreamLinks();
    private SocketPlace place;
    private MemoryPool pool;
    private ArenaOwner arena;
    private long before;

    @BeforeEach
    void open() throws Exception {
        before = OpenFiles.descriptors();
        place = SocketPlace.claim(folder.resolve("trap"), SocketType.MESSAGES, 0600);
        pool = new SharedPoolProvider().create(new PoolConfig("trap", 1000, 8));
        arena = ArenaOwner.export(pool, ArenaOptions.DEFAULT);
    }

    @AfterEach
    void leavesNothing() throws Exception {
        arena.close();
        pool.close();
        place.close();
        StreamFixture.await("descriptors", () -> OpenFiles.descriptors() == before);
    }

    /// What the other side does with a connection after the hello.
    private interface Trap {
        void spring(UnixSocket socket) throws Exception;
    }

    private FutureTask<Boolean> lay(Trap trap) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            boolean[] _ = Poller.await(List.of(place.listener().descriptor()), 20_000);
            try (UnixSocket socket = Objects.requireNonNull(place.listener().tryAccept());
                    Received _ = socket.receive(MessageWriter.MOST_BYTES, 0)) {
                trap.spring(socket);
            }
            return true;
        });
        Thread.ofPlatform().start(task);
        return task;
    }

    private StreamSubscriber attach() {
        return links.attach(place.path().toString(), null, StreamFixture.SOON);
    }

    private Loss lossAfter(Trap trap) throws Exception {
        FutureTask<Boolean> task = lay(socket -> {
            boolean _ = socket.trySend(WELCOME);
            trap.spring(socket);
        });
        try (StreamSubscriber subscriber = attach()) {
            Next next = subscriber.next(StreamFixture.SOON);
            while (next == Next.EVENT) {
                var _ = subscriber.event();
                next = subscriber.next(StreamFixture.SOON);
            }
            assertThat(next).isEqualTo(Next.LOST);
            assertThat(task.get()).isTrue();
            return Objects.requireNonNull(subscriber.lost());
        }
    }

    private Seat offerArena(UnixSocket socket, int number) {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        try (UnixSocket other = pair.other()) {
            Seat seat = Objects.requireNonNull(arena.admit(pair.one(), socket.peer()));
            boolean _ = socket.trySend(MessageWriter.write(new Message.NewArena(number)), other.descriptor());
            return seat;
        }
    }

    @Test
    void refusesANewerMajorVersion() throws Exception {
        FutureTask<Boolean> task = lay(socket -> {
            boolean _ = socket.trySend(MessageWriter.write(new Message.Welcome(2, 0, "x", null, true)));
        });
        assertThatThrownBy(this::attach)
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("speaks version 2 of the protocol, and this program 1");
        assertThat(task.get()).isTrue();
    }

    @Test
    void doesNotWaitForEverForAWelcome() throws Exception {
        FutureTask<Boolean> task = lay(socket -> {
            boolean[] _ = Poller.await(List.of(socket.descriptor()), 20_000);
        });
        assertThatThrownBy(() -> links.attach(place.path().toString(), null, Duration.ofMillis(50)))
                .hasMessageContaining("did not answer within 50 ms");
        assertThat(task.get()).isTrue();
    }

    @Test
    void tellsDeathFromGoodbye() throws Exception {
        assertThat(lossAfter(socket -> {})).isEqualTo(new Loss(Loss.Kind.DIED, "the producer died"));
        assertThat(lossAfter(socket -> {
                    boolean _ = socket.trySend(MessageWriter.write(new Message.Goodbye("enough")));
                }))
                .isEqualTo(new Loss(Loss.Kind.LEFT, "enough"));
    }

    @Test
    void refusesNonsense() throws Exception {
        Loss loss = lossAfter(socket -> {
            boolean _ = socket.trySend(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        });
        assertThat(loss.kind()).isEqualTo(Loss.Kind.BROKEN);
        assertThat(loss.reason()).contains("not 'PLXS' at byte 4");
    }

    @Test
    void refusesAnArenaWithoutASocket() throws Exception {
        Loss loss = lossAfter(socket -> {
            boolean _ = socket.trySend(MessageWriter.write(new Message.NewArena(1)));
        });
        assertThat(loss.reason()).contains("an arena came without its socket");
    }

    @Test
    void refusesSomethingElseThanAnArena() throws Exception {
        Loss loss = lossAfter(socket -> {
            UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
            try (UnixSocket one = pair.one();
                    UnixSocket other = pair.other()) {
                boolean _ = one.trySend(new byte[64]);
                boolean _ = socket.trySend(MessageWriter.write(new Message.NewArena(1)), other.descriptor());
            }
        });
        assertThat(loss.kind()).isEqualTo(Loss.Kind.BROKEN);
        assertThat(loss.reason()).contains("no arena");
    }

    @Test
    void refusesAnArenaThatComesTwice() throws Exception {
        Loss loss = lossAfter(socket -> {
            offerArena(socket, 1);
            Seat seat = offerArena(socket, 1);
            boolean _ = seat.isOpen();
            arena.members().getFirst().sendNote(1, 2, false);
        });
        assertThat(loss.reason()).contains("arena 1 twice");
    }

    @Test
    void refusesANoteAboutAnArenaThatIsNotThere() throws Exception {
        Loss loss = lossAfter(socket -> offerArena(socket, 1).sendNote(7, 1, false));
        assertThat(loss.reason()).contains("there is no arena 7");
    }

    @Test
    void doesNotWaitForMessagesOfADeadOne() throws Exception {
        Loss loss = lossAfter(socket -> offerArena(socket, 1).sendNote(1, 1000, false));
        assertThat(loss.kind()).isEqualTo(Loss.Kind.DIED);
    }

    @Test
    void boundsWhatItKeeps() throws Exception {
        byte[] gap = MessageWriter.write(new Message.Downstream(new Event.Gap(1, 2)));
        Loss loss = lossAfter(socket -> {
            offerArena(socket, 1);
            for (int i = 0; i < 10_000 && socket.peer().pid() > 0; i++) {
                try {
                    socket.send(gap);
                } catch (io.parallax.api.memory.MemoryException e) {
                    return; // it has hung up
                }
            }
        });
        assertThat(loss.kind()).isEqualTo(Loss.Kind.BROKEN);
        assertThat(loss.reason()).contains("messages came that no note calls for");
    }

    @Test
    void survivesAnyBytes() throws Exception {
        Random random = new Random(5);
        List<byte[]> good = List.of(
                MessageWriter.write(new Message.NewArena(1)),
                MessageWriter.write(new Message.Downstream(new Event.StreamStart("s"))),
                MessageWriter.write(new Message.Downstream(Event.SegmentStart.open(Event.Format.TIME))),
                MessageWriter.write(new Message.Answer(1, true)),
                MessageWriter.write(new Message.Goodbye("bye")));
        for (int round = 0; round < ROUNDS; round++) {
            Loss loss = lossAfter(socket -> {
                Seat seat = random.nextBoolean() ? offerArena(socket, 1 + random.nextInt(2)) : null;
                for (int i = random.nextInt(6); i >= 0; i--) {
                    byte[] message = good.get(random.nextInt(good.size())).clone();
                    if (random.nextBoolean()) {
                        message[random.nextInt(message.length)] = (byte) random.nextInt();
                    }
                    boolean _ = socket.trySend(message);
                    if (seat != null && random.nextInt(3) == 0) {
                        seat.sendNote(random.nextInt(3), random.nextInt(4), random.nextInt(5) == 0);
                    }
                }
                if (seat != null) {
                    seat.dismiss("trap");
                }
            });
            assertThat(loss.reason()).isNotEmpty();
        }
    }
}
