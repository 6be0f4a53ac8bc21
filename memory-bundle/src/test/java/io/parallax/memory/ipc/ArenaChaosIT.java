package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.NothingLeft;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// One owner, readers in processes of their own, killed at random moments in the middle of the stream. Whatever they
/// held comes back once, and those who live miss nothing.
@ExtendWith(NothingLeft.class)
class ArenaChaosIT {
    private static final int KILLS = Boolean.getBoolean("parallax.long") ? 2_000 : 50;
    private static final int READERS = 3;
    private static final int SLOTS = 48;
    private static final long SLOT_SIZE = 16 << 10;
    private static final long LONGEST_LIFE_MS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(100);

    @TempDir
    Path folder;

    private final Random random = new Random(KILLS);
    private final Deque<ChildJvm> readers = new ArrayDeque<>();
    private volatile boolean enough;

    @Test
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void losesNothingWhenReadersAreKilled() throws Exception {
        Path path = folder.resolve("chaos");
        MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("chaos", SLOT_SIZE, SLOTS));
        ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(64));
        owner.serve(SocketPlace.claim(path, SocketType.MESSAGES, 0600));
        FutureTask<Long> writer = new FutureTask<>(() -> write(owner, pool));
        Thread.ofPlatform().start(writer);

        killReaders(path, writer);
        enough = true;
        long sent = writer.get();
        owner.members().forEach(Seat::end);
        for (ChildJvm reader : readers) {
            reader.expect("COMPLETE");
            assertThat(reader.end()).isZero();
            reader.close();
        }

        assertThat(sent).isGreaterThan(KILLS);
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        everySlotIsFreeOnce(pool);
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        pool.close();
        assertThat(folder).isEmptyDirectory();
    }

    private long write(ArenaOwner owner, MemoryPool pool) throws InterruptedException {
        Random sizes = new Random(1);
        long number = 0;
        while (!enough) {
            StreamWriter.send(owner, pool, number++, Payload.size(sizes, SLOT_SIZE));
        }
        return number;
    }

    private void killReaders(Path path, FutureTask<Long> writer) throws IOException, InterruptedException {
        for (int i = 0; i < READERS; i++) {
            readers.add(ChildJvm.start(StreamReader.class, path, i));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            readers.add(ChildJvm.start(StreamReader.class, path, READERS + kill));
            try (ChildJvm victim = readers.removeFirst()) {
                victim.expect("attached");
                victim.run(random.nextLong(LONGEST_LIFE_MS));
                victim.kill();
            }
            assertThat(writer.isDone()).as("the writer goes on").isFalse();
        }
        for (ChildJvm reader : readers) {
            reader.expect("attached");
        }
    }

    private static void everySlotIsFreeOnce(MemoryPool pool) {
        Set<Long> addresses = new HashSet<>();
        Deque<LoanedSlot> loans = new ArrayDeque<>();
        for (int i = 0; i < SLOTS; i++) {
            LoanedSlot loan = requireNonNull(pool.tryLoan(), "a slot is lost");
            addresses.add(loan.bytes().address());
            loans.add(loan);
        }
        assertThat(addresses).as("no slot is free twice").hasSize(SLOTS);
        assertThat(pool.tryLoan()).isNull();
        loans.forEach(LoanedSlot::close);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void leavesNothingOnDisk() throws Exception {
        Path path = folder.resolve("cam");
        try (ChildJvm writer = ChildJvm.start(StreamWriter.class, path, 1000, 4096)) {
            writer.expect("listening");
            try (ChildJvm reader = ChildJvm.start(StreamReader.class, path, 1)) {
                reader.expect("attached 1");
                reader.expect("COMPLETE 1000");
                assertThat(reader.end()).isZero();
            }
            writer.expect("complete true");
            assertThat(writer.end()).isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
