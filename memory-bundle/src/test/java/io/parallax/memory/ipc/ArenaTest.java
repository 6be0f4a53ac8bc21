package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.HeapPoolProvider;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Owner and members in one process: the rules of an arena one by one.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ArenaTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("test", 256, 4));
    private final ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(8));

    private record Joined(Seat seat, ArenaMember member) {}

    @AfterEach
    void everythingComesHome() throws InterruptedException {
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(pool.stats().free()).isEqualTo(4);
        pool.close();
    }

    private Joined join() {
        return join(owner);
    }

    private static Joined join(ArenaOwner owner) {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        return new Joined(seat, ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT));
    }

    private Buffer publish(int value, long size) {
        try (LoanedSlot loan = requireNonNull(pool.tryLoan(), "no slot free")) {
            loan.bytes().fill((byte) value);
            return loan.publish(size);
        }
    }

    private static void send(Seat seat, Buffer buffer) {
        assertThat(seat.send(buffer)).isEqualTo(Delivery.SENT);
        buffer.close();
    }

    @Test
    void carriesBytesAndMetadata() {
        Joined joined = join();
        Buffer sent = publish(7, 100);
        sent.metadata()
                .pts(1)
                .dts(2)
                .duration(3)
                .sequence(4)
                .offset(5)
                .streamId(6)
                .flags(7);
        send(joined.seat, sent);

        try (ArenaMember member = joined.member;
                Buffer buffer = requireNonNull(member.take(LIMIT))) {
            assertThat(buffer.size()).isEqualTo(100);
            assertThat(buffer.bytes().toArray(JAVA_BYTE)).hasSize(100).containsOnly(7);
            assertThat(buffer.metadata().pts()).isEqualTo(1);
            assertThat(buffer.metadata().dts()).isEqualTo(2);
            assertThat(buffer.metadata().duration()).isEqualTo(3);
            assertThat(buffer.metadata().sequence()).isEqualTo(4);
            assertThat(buffer.metadata().offset()).isEqualTo(5);
            assertThat(buffer.metadata().streamId()).isEqualTo(6);
            assertThat(buffer.metadata().flags()).isEqualTo(7);
        }
    }

    @Test
    void readsInPlaceWithoutACopy() {
        Joined joined = join();
        Buffer sent = publish(1, 8);
        assertThat(joined.seat.send(sent)).isEqualTo(Delivery.SENT);
        Buffer received = requireNonNull(joined.member.take(LIMIT));

        ((io.parallax.memory.slot.SlotPool) pool).segment().bytes().set(JAVA_BYTE, 3, (byte) 42);

        assertThat(received.bytes().get(JAVA_BYTE, 3)).isEqualTo((byte) 42);
        received.close();
        sent.close();
        joined.member.close();
    }

    @Test
    void givesBuffersThatCannotBeWritten() {
        Joined joined = join();
        send(joined.seat, publish(1, 8));
        Buffer buffer = requireNonNull(joined.member.take(LIMIT));

        assertThat(buffer.isWritable()).isFalse();
        assertThat(buffer.bytes().isReadOnly()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(buffer::writable)
                .withMessageContaining("another process")
                .withMessageContaining("pool=test slot=0");
        buffer.close();
        joined.member.close();
    }

    @Test
    void keepsTheSlotUntilTheMemberClosesEveryReference() {
        Joined joined = join();
        send(joined.seat, publish(1, 8));
        Buffer first = requireNonNull(joined.member.take(LIMIT));
        Buffer second = first.retain();
        Buffer view = second.view(2, 3);

        first.close();
        second.close();
        assertThat(pool.stats().free()).isEqualTo(3);
        assertThat(owner.holders(0)).isEqualTo(1L << joined.seat.number());
        assertThat(view.bytes().toArray(JAVA_BYTE)).containsExactly(1, 1, 1);

        view.close();
        assertThat(pool.stats().free()).isEqualTo(4);
        assertThat(owner.holders(0)).isZero();
        joined.member.close();
    }

    @Test
    void countsSeveralReferencesToOneSlot() {
        Joined joined = join();
        Buffer whole = publish(5, 100);
        Buffer part = whole.view(10, 20);
        send(joined.seat, whole);
        send(joined.seat, part);
        Buffer first = requireNonNull(joined.member.take(LIMIT));

        first.close();
        assertThat(pool.stats().free()).isEqualTo(3); // the second is under way
        Buffer second = requireNonNull(joined.member.take(LIMIT));
        assertThat(second.size()).isEqualTo(20);
        assertThat(pool.stats().free()).isEqualTo(3);

        second.close();
        assertThat(pool.stats().free()).isEqualTo(4);
        joined.member.close();
    }

    @Test
    void makesTheOwnersHandleReadOnlyWhileAMemberReads() {
        Joined joined = join();
        Buffer sent = publish(1, 8);
        assertThat(sent.isWritable()).isTrue();
        assertThat(joined.seat.send(sent)).isEqualTo(Delivery.SENT);
        assertThat(sent.isWritable()).isFalse();

        requireNonNull(joined.member.take(LIMIT)).close();
        joined.seat.collect();

        assertThat(sent.isWritable()).isTrue();
        sent.close();
        joined.member.close();
    }

    @Test
    void sendsOneBufferToManyMembers() {
        Joined one = join();
        Joined other = join();
        Buffer sent = publish(9, 16);
        assertThat(one.seat.send(sent)).isEqualTo(Delivery.SENT);
        assertThat(other.seat.send(sent)).isEqualTo(Delivery.SENT);
        sent.close();
        assertThat(owner.holders(0)).isEqualTo(0b110);

        requireNonNull(one.member.take(LIMIT)).close();
        assertThat(pool.stats().free()).isEqualTo(3);
        requireNonNull(other.member.take(LIMIT)).close();
        assertThat(pool.stats().free()).isEqualTo(4);
        one.member.close();
        other.member.close();
    }

    @Test
    void saysWhenAMemberHoldsAllThatItMay() {
        Joined joined = join();
        Buffer sent = publish(1, 1);
        for (int i = 0; i < 7; i++) {
            assertThat(joined.seat.send(sent)).isEqualTo(Delivery.SENT);
        }
        assertThat(joined.seat.send(sent)).isEqualTo(Delivery.FULL);
        assertThat(joined.seat.end()).isTrue(); // there is always room for the end

        for (int i = 0; i < 7; i++) {
            requireNonNull(joined.member.take(LIMIT)).close();
        }
        assertThat(joined.member.take(LIMIT)).isNull();
        assertThat(requireNonNull(joined.member.end()).kind()).isEqualTo(StreamEnd.Kind.COMPLETE);
        sent.close();
        joined.member.close();
    }

    @Test
    void tellsACompleteStreamFromAnOwnerThatIsGone() {
        Joined complete = join();
        Joined cut = join();
        send(complete.seat, publish(1, 1));
        send(cut.seat, publish(2, 1));
        assertThat(complete.seat.end()).isTrue();
        owner.close();

        requireNonNull(complete.member.take(LIMIT)).close();
        assertThat(complete.member.take(LIMIT)).isNull();
        requireNonNull(cut.member.take(LIMIT)).close(); // what was sent before counts
        assertThat(cut.member.take(LIMIT)).isNull();

        assertThat(requireNonNull(complete.member.end()).kind()).isEqualTo(StreamEnd.Kind.COMPLETE);
        assertThat(requireNonNull(cut.member.end()).kind()).isEqualTo(StreamEnd.Kind.OWNER_GONE);
        assertThat(requireNonNull(cut.member.end()).reason()).contains("closed the arena");
        complete.member.close();
        cut.member.close();
    }

    @Test
    void takesBackWhatAMemberHeldThatHangsUp() throws InterruptedException {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        Buffer sent = publish(1, 1);
        assertThat(seat.send(sent)).isEqualTo(Delivery.SENT);
        assertThat(seat.send(sent)).isEqualTo(Delivery.SENT);
        sent.close();
        assertThat(pool.stats().free()).isEqualTo(3);

        sockets.other().close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();

        assertThat(pool.stats().free()).isEqualTo(4);
        Buffer another = publish(1, 1);
        assertThat(seat.send(another)).isEqualTo(Delivery.GONE);
        another.close();
    }

    @Test
    void wakesALoanThatWaitsForAMember() throws Exception {
        Joined joined = join();
        for (int i = 0; i < 4; i++) {
            send(joined.seat, publish(i, 1));
        }
        FutureTask<LoanedSlot> loan = new FutureTask<>(pool::loan);
        Thread waiting = Thread.ofPlatform().start(loan);
        while (waiting.getState() != Thread.State.WAITING && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        requireNonNull(joined.member.take(LIMIT)).close();

        loan.get().close();
        joined.member.close();
    }

    @Test
    void wakesASenderThatWaitsForRoom() throws Exception {
        Joined joined = join();
        Buffer sent = publish(1, 1);
        for (int i = 0; i < 7; i++) {
            assertThat(joined.seat.send(sent)).isEqualTo(Delivery.SENT);
        }
        assertThat(joined.seat.awaitRoom(Duration.ofMillis(1))).isFalse();
        FutureTask<Boolean> room = new FutureTask<>(() -> joined.seat.awaitRoom(LIMIT));
        Thread.ofVirtual().start(room);

        requireNonNull(joined.member.take(LIMIT)).close();

        assertThat(room.get()).isTrue();
        sent.close();
        joined.member.close();
    }

    @Test
    void wakesAMemberThatSleeps() throws Exception {
        Joined joined = join();
        FutureTask<Integer> taken = new FutureTask<>(() -> {
            for (int i = 0; i < 200; i++) {
                requireNonNull(joined.member.take(LIMIT)).close();
            }
            return 200;
        });
        Thread.ofPlatform().start(taken);
        for (int i = 0; i < 200; i++) {
            try (LoanedSlot loan = pool.loan()) {
                send(joined.seat, loan.publish(1));
            }
        }

        assertThat(taken.get()).isEqualTo(200);
        joined.member.close();
    }

    /// Both sides sleep and wake all the time here. Whoever is not woken ends the test by its limit.
    @Test
    void missesNoWakeUpInALongStream() throws Exception {
        Joined joined = join();
        long count = 100_000;
        FutureTask<Long> reader = new FutureTask<>(() -> {
            for (long number = 0; number < count; number++) {
                try (Buffer buffer = requireNonNull(joined.member.take(LIMIT))) {
                    if (buffer.metadata().sequence() != number) {
                        return number;
                    }
                }
            }
            return count;
        });
        Thread.ofPlatform().start(reader);

        for (long number = 0; number < count; number++) {
            try (LoanedSlot loan = requireNonNull(pool.loan(LIMIT), "not woken");
                    Buffer buffer = loan.publish(1)) {
                buffer.metadata().sequence(number);
                assertThat(joined.seat.send(buffer)).isEqualTo(Delivery.SENT);
            }
        }

        assertThat(reader.get()).isEqualTo(count);
        joined.member.close();
    }

    @Test
    void missesNoWakeUpOfASenderWithoutRoom() throws Exception {
        Joined joined = join();
        int count = 100_000;
        FutureTask<Integer> reader = new FutureTask<>(() -> {
            for (int i = 0; i < count; i++) {
                requireNonNull(joined.member.take(LIMIT)).close();
            }
            return count;
        });
        Thread.ofPlatform().start(reader);

        try (Buffer buffer = publish(1, 1)) {
            for (int i = 0; i < count; i++) {
                while (joined.seat.send(buffer) == Delivery.FULL) {
                    assertThat(joined.seat.awaitRoom(LIMIT)).as("woken").isTrue();
                }
            }
        }

        assertThat(reader.get()).isEqualTo(count);
        joined.member.close();
    }

    @Test
    void canBeCancelled() throws Exception {
        Joined joined = join();
        FutureTask<Buffer> taken = new FutureTask<>(() -> joined.member.take(Duration.ofSeconds(Long.MAX_VALUE)));
        Thread.ofPlatform().start(taken);

        joined.member.cancel();

        assertThat(taken.get()).isNull();
        assertThat(requireNonNull(joined.member.end()).kind()).isEqualTo(StreamEnd.Kind.CANCELLED);
        joined.member.close();
    }

    @Test
    void answersNullWhenTheLimitIsOver() {
        Joined joined = join();

        assertThat(joined.member.take(Duration.ofMillis(2))).isNull();
        assertThat(joined.member.take(Duration.ofMillis(-2))).isNull();

        assertThat(joined.member.end()).isNull();
        joined.member.close();
    }

    @Test
    void letsOpenBuffersBeReadAfterTheMemberIsClosed() throws InterruptedException {
        Joined joined = join();
        send(joined.seat, publish(3, 4));
        Buffer buffer = requireNonNull(joined.member.take(LIMIT));

        joined.member.close();
        joined.member.close();
        owner.close();
        assertThat(owner.awaitNoMembers(Duration.ofMillis(20))).isFalse();
        assertThat(buffer.bytes().toArray(JAVA_BYTE)).containsOnly(3);

        var bytes = buffer.bytes();
        buffer.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> bytes.get(JAVA_BYTE, 0));
        assertThatIllegalStateException().isThrownBy(joined.member::poll).withMessageContaining("attach again");
    }

    @Test
    void namesPoolAndSlotOfAReleasedBuffer() {
        Joined joined = join();
        send(joined.seat, publish(3, 4));
        Buffer buffer = requireNonNull(joined.member.take(LIMIT));
        buffer.close();

        assertThatIllegalStateException().isThrownBy(buffer::bytes).withMessageContaining("pool=test slot=0");
        assertThatIllegalStateException().isThrownBy(buffer::close).withMessageContaining("pool=test slot=0");
        joined.member.close();
    }

    @Test
    void sendsAMemberAwayThatKeepsWhatItHolds() throws InterruptedException {
        Joined joined = join();
        send(joined.seat, publish(3, 4));
        Buffer held = requireNonNull(joined.member.take(LIMIT));
        Buffer more = publish(1, 1);

        joined.seat.dismiss("too slow");

        assertThat(joined.seat.send(more)).isEqualTo(Delivery.GONE);
        assertThat(joined.member.take(LIMIT)).isNull();
        assertThat(requireNonNull(joined.member.end()).reason()).contains("too slow");
        assertThat(pool.stats().free()).isEqualTo(2);
        assertThat(held.bytes().toArray(JAVA_BYTE)).containsOnly(3);
        held.close();
        more.close();
        joined.member.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
    }

    @Test
    void refusesAMemberThatItDoesNotAdmit() {
        MemoryPool other = new SharedPoolProvider().create(new PoolConfig("other", 64, 1));
        try (ArenaOwner strict = ArenaOwner.export(other, ArenaOptions.DEFAULT.admits(peer -> false))) {
            UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);

            assertThat(strict.admit(sockets.one())).isNull();

            assertThatExceptionOfType(ArenaException.class)
                    .isThrownBy(() -> ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT))
                    .withMessageContaining("refused")
                    .withMessageContaining("pid " + ProcessHandle.current().pid())
                    .withMessageContaining("not admitted");
        }
        other.close();
    }

    @Test
    void hasSixtyThreeMembersAndNoMore() {
        Joined[] all = new Joined[63];
        for (int i = 0; i < all.length; i++) {
            all[i] = join();
            assertThat(all[i].seat.number()).isEqualTo(i + 1);
        }
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        assertThat(owner.admit(sockets.one())).isNull();
        assertThatExceptionOfType(ArenaException.class)
                .isThrownBy(() -> ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT))
                .withMessageContaining("all 63 members");
        Buffer sent = publish(1, 1);
        for (Joined one : all) {
            assertThat(one.seat.send(sent)).isEqualTo(Delivery.SENT);
        }
        assertThat(owner.holders(0)).isEqualTo(-2L);
        sent.close();
        for (Joined one : all) {
            one.member.close();
        }
    }

    @Test
    void refusesToExportPrivateMemory() {
        MemoryPool heap = new HeapPoolProvider().create(new PoolConfig("heap", 64, 1));

        assertThatExceptionOfType(ArenaException.class)
                .isThrownBy(() -> ArenaOwner.export(heap, ArenaOptions.DEFAULT))
                .withMessageContaining("heap")
                .withMessageContaining("SHARED");
        heap.close();
    }

    @Test
    void refusesToExportAPoolTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ArenaOwner.export(pool, ArenaOptions.DEFAULT))
                .withMessageContaining("exported already");
    }

    @Test
    void refusesBuffersOfOtherPools() {
        Joined joined = join();
        MemoryPool heap = new HeapPoolProvider().create(new PoolConfig("heap", 64, 1));
        Buffer foreign = requireNonNull(heap.tryLoan()).publish(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> joined.seat.send(foreign))
                .withMessageContaining("not of pool test");
        foreign.close();
        heap.close();
        joined.member.close();
    }

    @Test
    void refusesToSleepOnAVirtualThread() throws Exception {
        Joined joined = join();
        FutureTask<Buffer> taken = new FutureTask<>(() -> joined.member.take(LIMIT));
        Thread.ofVirtual().start(taken).join();

        assertThat(taken.state()).isEqualTo(java.util.concurrent.Future.State.FAILED);
        assertThat(taken.exceptionNow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("virtual thread");
        joined.member.close();
    }
}
