package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.NothingLeft;
import io.parallax.memory.os.OpenFiles;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.UnixAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Owners that die, readers that are merely stopped, and producers that come and go for a long time.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@ExtendWith(NothingLeft.class)
class ArenaDeathIT {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final boolean LONG = Boolean.getBoolean("parallax.long");
    private static final int GENERATIONS = LONG ? 200 : 8;
    private static final int GENERATION_BUFFERS = LONG ? 1000 : 300;
    private static final long GENERATION_SIZE = LONG ? 1 << 20 : 64 << 10;
    private static final long ENDLESS = Long.MAX_VALUE;
    private static final long SLOT_SIZE = 64 << 10;

    @TempDir
    Path folder;

    private ArenaMember attach(Path path) {
        return ArenaMember.attach(UnixAddress.of(path), MemberOptions.DEFAULT);
    }

    private static Buffer take(ArenaMember member) {
        Buffer buffer = requireNonNull(member.take(LIMIT), () -> "no buffer: " + member.end());
        Payload.check(buffer);
        return buffer;
    }

    @Test
    void letsReadersFinishWhenTheOwnerIsKilled() throws Exception {
        Path path = folder.resolve("cam");
        try (ChildJvm writer = ChildJvm.start(StreamWriter.class, path, ENDLESS, SLOT_SIZE)) {
            writer.expect("listening");
            try (ArenaMember member = attach(path)) {
                Deque<Buffer> kept = new ArrayDeque<>(List.of(take(member), take(member)));
                for (int i = 0; i < 100; i++) {
                    take(member).close();
                }
                writer.kill();
                while (true) {
                    Buffer buffer = member.take(LIMIT);
                    if (buffer == null) {
                        break;
                    }
                    kept.add(buffer);
                }

                assertThat(requireNonNull(member.end()).kind()).isEqualTo(StreamEnd.Kind.OWNER_GONE);
                assertThat(requireNonNull(member.end()).reason()).contains("the owner is gone");
                kept.forEach(Payload::check); // what was sent whole can still be read
                kept.forEach(Buffer::close);
            }
        }
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> attach(path))
                .withMessageContaining("ECONNREFUSED");
        SocketPlace.claim(path, SocketType.MESSAGES, 0600).close(); // the place of the dead can be taken
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheLiveOwnerOfAPlace() throws Exception {
        Path path = folder.resolve("cam");
        try (ChildJvm writer = ChildJvm.start(StreamWriter.class, path, ENDLESS, SLOT_SIZE)) {
            writer.expect("listening");

            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(() -> SocketPlace.claim(path, SocketType.MESSAGES, 0600))
                    .withMessageContaining("in use by pid " + writer.pid());
            try (ArenaMember member = attach(path)) {
                take(member).close(); // the probe did no harm
            }
        }
    }

    @Test
    void doesNotTakeAStoppedReaderForDead() throws Exception {
        Path path = folder.resolve("cam");
        MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("nap", 4096, 8));
        ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(8));
        owner.serve(SocketPlace.claim(path, SocketType.MESSAGES, 0600));
        try (ChildJvm sleeper = ChildJvm.start(StreamReader.class, path, 1)) {
            sleeper.expect("attached");
            Seat seat = owner.members().getFirst();
            long number = 0;
            for (int nap = 0; nap < 5; nap++) {
                for (int i = 0; i < 200; i++) {
                    StreamWriter.send(owner, pool, number++, 100);
                }
                sleeper.signal("STOP");
                do { // it stops some moment after the signal, and gives nothing back from then on
                    while (seat.references() < 7) {
                        StreamWriter.send(owner, pool, number++, 100);
                    }
                } while (seat.awaitRoom(Duration.ofMillis(50)));
                assertThat(seat.isOpen()).isTrue();
                sleeper.signal("CONT");
                assertThat(seat.awaitRoom(LIMIT)).isTrue();
            }
            assertThat(seat.end()).isTrue();

            sleeper.expect("COMPLETE " + number);
            assertThat(sleeper.end()).isZero();
        }
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(pool.stats().free()).isEqualTo(8);
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        pool.close();
    }

    @Test
    void givesBackOnceWhatAKilledReaderHeldAndTakesItsSuccessor() throws Exception {
        Path path = folder.resolve("cam");
        MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("again", 4096, 8));
        ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(8));
        owner.serve(SocketPlace.claim(path, SocketType.MESSAGES, 0600));
        for (int life = 1; life <= 3; life++) {
            try (ChildJvm reader = ChildJvm.start(StreamReader.class, path, life)) {
                reader.expect("attached " + life); // each life is a generation of its own
                Seat seat = owner.members().getFirst();
                assertThat(seat.number()).as("the seat of the dead is free").isEqualTo(1);
                long number = 0;
                while (number < 50) {
                    StreamWriter.send(owner, pool, number++, 100);
                }
                reader.signal("STOP");
                do { // it stops some moment after the signal
                    while (seat.references() < 7) {
                        StreamWriter.send(owner, pool, number++, 100);
                    }
                } while (seat.awaitRoom(Duration.ofMillis(50)));
                assertThat(pool.stats().free()).isEqualTo(1);
                reader.kill();
                assertThat(owner.awaitNoMembers(LIMIT)).isTrue();

                assertThat(seat.isOpen()).isFalse();
                assertThat(pool.stats().free()).isEqualTo(8);
            }
        }
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        pool.close();
    }

    /// A long-living reader of a producer that starts again and again, and every second time is killed. A buffer is
    /// kept over the end of its producer, and of the next.
    @Test
    void staysFlatOverManyGenerationsOfProducers() throws Exception {
        Path path = folder.resolve("cam");
        Deque<Buffer> kept = new ArrayDeque<>();
        List<String> ids = new ArrayList<>();
        long descriptors = OpenFiles.descriptors();
        long mappings = OpenFiles.mappings();
        long sharedKib = OpenFiles.sharedKib();
        long lockedKib = OpenFiles.lockedKib();
        for (int generation = 0; generation < GENERATIONS; generation++) {
            boolean killed = generation % 2 == 0;
            try (ChildJvm writer =
                    ChildJvm.start(StreamWriter.class, path, killed ? ENDLESS : GENERATION_BUFFERS, GENERATION_SIZE)) {
                writer.expect("listening");
                try (ArenaMember member = attach(path)) {
                    ids.add(member.id());
                    kept.add(take(member));
                    readOn(member, writer, killed);
                }
            }
            if (kept.size() > 2) {
                Buffer oldest = kept.removeFirst();
                Payload.check(oldest);
                oldest.close();
            }
            assertThat(OpenFiles.mappings()).isLessThanOrEqualTo(mappings + 2L * kept.size());
            assertThat(OpenFiles.descriptors()).isLessThanOrEqualTo(descriptors + 2L * kept.size());
            assertThat(OpenFiles.sharedKib())
                    .isLessThanOrEqualTo(sharedKib + kept.size() * (StreamWriter.SLOTS * GENERATION_SIZE / 1024 + 64));
        }
        assertThat(ids).doesNotHaveDuplicates();
        kept.forEach(Payload::check);
        kept.forEach(Buffer::close);
        assertThat(OpenFiles.sharedKib()).isLessThanOrEqualTo(sharedKib);
        assertThat(OpenFiles.lockedKib()).isEqualTo(lockedKib);
        assertThat(OpenFiles.mappings()).isEqualTo(mappings);
        assertThat(OpenFiles.descriptors()).isEqualTo(descriptors);
    }

    private static void readOn(ArenaMember member, ChildJvm writer, boolean kill) throws Exception {
        for (int i = 0; kill && i < GENERATION_BUFFERS / 2; i++) {
            take(member).close();
        }
        if (kill) {
            writer.kill();
        }
        while (true) {
            Buffer buffer = member.take(LIMIT);
            if (buffer == null) {
                break;
            }
            Payload.check(buffer);
            buffer.close();
        }
        assertThat(requireNonNull(member.end()).kind())
                .isEqualTo(kill ? StreamEnd.Kind.OWNER_GONE : StreamEnd.Kind.COMPLETE);
    }
}
