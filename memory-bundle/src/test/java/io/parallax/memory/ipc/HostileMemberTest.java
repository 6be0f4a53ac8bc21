package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.layout.ReturnRing;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.os.OpenFiles;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A member that writes what it likes into its control file and its socket. It loses its seat or gets away with it, but
/// the owner and its other members stay whole.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileMemberTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SLOTS = 4;
    private static final int ENTRIES = 8;

    private long descriptorsBefore;
    private long mappingsBefore;
    private MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("test", 256, 1));
    private ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT);

    /// A member that knows no rules: the files as they came.
    private record Raw(Seat seat, UnixSocket socket, Attachment attachment) {
        MemorySegment control() {
            return attachment.control().mapping().bytes();
        }

        void cell(long position, long value) {
            control().set(JAVA_LONG, ArenaHeader.BYTES + ENTRIES * 128L + position % ENTRIES * 8, value);
        }

        void leave() {
            socket.close();
            attachment.close();
        }
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        close(); // of the ones above, which load every class that keeps a file open
        descriptorsBefore = OpenFiles.descriptors();
        mappingsBefore = OpenFiles.mappings();
        pool = new SharedPoolProvider().create(new PoolConfig("test", 256, SLOTS));
        owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(ENTRIES));
    }

    @AfterEach
    void isWholeAfterwards() throws IOException, InterruptedException {
        close();
        assertThat(OpenFiles.mappings()).isEqualTo(mappingsBefore);
        assertThat(OpenFiles.descriptors()).isEqualTo(descriptorsBefore);
    }

    private void close() throws InterruptedException {
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        LoanedSlot[] all = new LoanedSlot[pool.slots()];
        for (int i = 0; i < all.length; i++) {
            all[i] = requireNonNull(pool.tryLoan(), "a slot is lost");
            all[i].bytes().fill((byte) i);
        }
        assertThat(pool.tryLoan()).isNull();
        for (int i = 0; i < all.length; i++) {
            assertThat(all[i].bytes().get(JAVA_BYTE, 0))
                    .as("a slot was free twice")
                    .isEqualTo((byte) i);
            all[i].close();
        }
        pool.close();
    }

    private Raw join() {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        return new Raw(seat, sockets.other(), Attachment.of(sockets.other(), LIMIT));
    }

    private Delivery send(Seat seat) {
        return send(seat, 80);
    }

    private Delivery send(Seat seat, long size) {
        LoanedSlot loan = pool.tryLoan();
        if (loan == null) {
            return Delivery.FULL;
        }
        try (loan;
                Buffer buffer = loan.publish(size)) {
            return seat.send(buffer);
        }
    }

    private void losesItsSeat(Raw raw, String reason) throws InterruptedException {
        raw.seat.collect();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(raw.seat.reason()).contains(reason);
        assertThat(send(raw.seat)).isEqualTo(Delivery.GONE);
        raw.leave();
    }

    @Test
    void losesItsSeatForGivingBackWhatItNeverHad() throws InterruptedException {
        Raw raw = join();
        raw.cell(0, 1L << 32);

        losesItsSeat(raw, "gave back what it does not have");
    }

    @Test
    void losesItsSeatForGivingBackTwice() throws InterruptedException {
        Raw raw = join();
        assertThat(send(raw.seat)).isEqualTo(Delivery.SENT);
        raw.cell(0, 1L << 32);
        raw.cell(1, 2L << 32);

        losesItsSeat(raw, "gave back what it does not have");
    }

    @Test
    void losesItsSeatForASlotThatIsNotThere() throws InterruptedException {
        for (long slot : new long[] {SLOTS, 0xFF_FFFFL, 0x200_0000L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL}) {
            Raw raw = join();
            raw.cell(0, 1L << 32 | slot);

            losesItsSeat(raw, "broke the rules");
        }
    }

    @Test
    void losesItsSeatForGivingBackSmallPayloadsThatItWasNotSent() throws InterruptedException {
        for (long count : new long[] {0, 2, 0xFF_FFFFL}) {
            Raw raw = join();
            try (LoanedSlot loan = requireNonNull(pool.tryLoan());
                    Buffer small = loan.publish(8)) {
                assertThat(raw.seat.send(small)).isEqualTo(Delivery.SENT);
            }
            assertThat(send(raw.seat)).isEqualTo(Delivery.SENT);
            raw.cell(0, 1L << 32 | ReturnRing.SMALL + count);

            losesItsSeat(raw, "gave back what it does not have");
        }
    }

    @Test
    void losesItsSeatForTalking() throws InterruptedException {
        for (int bytes : new int[] {1, 500}) {
            Raw raw = join();
            raw.socket.send(new byte[bytes]);
            assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
            raw.leave();
        }
    }

    @Test
    void cannotMakeTheOwnerKeepDescriptors() throws InterruptedException {
        try (MemFd file = MemFd.create("parallax:gift", 4096)) {
            Raw raw = join();
            raw.socket.send(new byte[1], file.descriptor(), file.descriptor());
            assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
            raw.leave();
        }
    }

    @Test
    void cannotHarmOtherMembers() throws InterruptedException {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        ArenaMember honest = ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT);
        Raw raw = join();
        raw.control().fill((byte) 0x55);

        for (int i = 0; i < 1000; i++) {
            assertThat(send(seat)).isEqualTo(Delivery.SENT);
            send(raw.seat);
            requireNonNull(honest.take(LIMIT)).close();
        }

        assertThat(raw.seat.isOpen()).isFalse();
        raw.leave();
        honest.close();
    }

    /// A member may take down a flag that was raised just after it had looked. Its bell must make the waiter raise it
    /// again.
    @Test
    void isAskedAgainWhenItRingsForNothing() throws Exception {
        Raw raw = join();
        while (pool.stats().free() > 0) {
            assertThat(send(raw.seat)).isEqualTo(Delivery.SENT);
        }
        FutureTask<LoanedSlot> loan = new FutureTask<>(pool::loan);
        Thread.ofPlatform().start(loan);

        for (int i = 0; i < 100; i++) {
            while (!raw.attachment.control().flags().clearOwner()) {
                Thread.onSpinWait();
            }
            raw.attachment.bell().ring();
        }
        raw.leave();

        loan.get().close();
    }

    @Test
    void isAskedForRoomAgainWhenItRingsForNothing() throws Exception {
        Raw raw = join();
        try (LoanedSlot slot = requireNonNull(pool.tryLoan());
                Buffer buffer = slot.publish(80)) {
            while (raw.seat.send(buffer) == Delivery.SENT) {
                Thread.onSpinWait();
            }
            FutureTask<Boolean> room = new FutureTask<>(() -> raw.seat.awaitRoom(LIMIT));
            Thread.ofPlatform().start(room);

            for (int i = 0; i < 100; i++) {
                while (!raw.attachment.control().flags().clearOwner()) {
                    Thread.onSpinWait();
                }
                raw.attachment.bell().ring();
            }
            raw.leave();

            assertThat(room.get()).as("there is room, though nobody to send to").isFalse();
        }
    }

    @Test
    void survivesAnythingThatIsWrittenIntoTheControlFile() throws InterruptedException {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            Raw raw = join();
            for (int step = 0; step < 40; step++) {
                Delivery delivery = send(raw.seat, random.nextBoolean() ? 80 : 8);
                scribble(raw, random);
                raw.seat.collect();
                assertThat(raw.seat.references()).isBetween(0L, ENTRIES - 1L);
                assertThat(pool.stats().free()).isBetween(0, SLOTS);
                if (delivery == Delivery.GONE) {
                    break;
                }
            }
            raw.leave();
            assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
            assertThat(pool.stats().free()).isEqualTo(SLOTS);
        }
    }

    /// Mostly cells that look right, since what is plainly wrong ends the game at once.
    private static void scribble(Raw raw, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> raw.control().set(JAVA_BYTE, random.nextLong(raw.control().byteSize()), (byte) random.nextInt());
            case 1 -> raw.cell(random.nextInt(ENTRIES), random.nextLong(1, 60) << 32 | random.nextInt(SLOTS + 1));
            case 2 -> raw.cell(random.nextInt(3), random.nextLong(1, 4) << 32 | ReturnRing.SMALL + random.nextInt(3));
            case 3 -> raw.control().set(JAVA_LONG, 256 + random.nextInt(64) * 8L, random.nextLong());
            default -> {
                for (int i = 0; i < ENTRIES; i++) {
                    raw.cell(i, (i + 1L) << 32 | random.nextInt(SLOTS));
                }
            }
        }
    }
}
