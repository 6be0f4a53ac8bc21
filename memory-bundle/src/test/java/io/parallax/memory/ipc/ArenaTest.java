package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Owner and members in one process: what crosses, and who holds what.
class ArenaTest extends ArenaFixture {
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
        send(joined.seat(), sent);

        try (ArenaMember member = joined.member();
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
        Buffer sent = publish(1, 100);
        assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        Buffer received = requireNonNull(joined.member().take(LIMIT));

        ((io.parallax.memory.slot.SlotPool) pool).segment().bytes().set(JAVA_BYTE, 3, (byte) 42);

        assertThat(received.bytes().get(JAVA_BYTE, 3)).isEqualTo((byte) 42);
        received.close();
        sent.close();
        joined.member().close();
    }

    @Test
    void givesBuffersThatCannotBeWritten() {
        Joined joined = join();
        send(joined.seat(), publish(1, 100));
        Buffer buffer = requireNonNull(joined.member().take(LIMIT));

        assertThat(buffer.isWritable()).isFalse();
        assertThat(buffer.bytes().isReadOnly()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(buffer::writable)
                .withMessageContaining("another process")
                .withMessageContaining("pool=test slot=0");
        buffer.close();
        joined.member().close();
    }

    @Test
    void keepsTheSlotUntilTheMemberClosesEveryReference() {
        Joined joined = join();
        send(joined.seat(), publish(1, 100));
        Buffer first = requireNonNull(joined.member().take(LIMIT));
        Buffer second = first.retain();
        Buffer view = second.view(2, 3);

        first.close();
        second.close();
        assertThat(pool.stats().free()).isEqualTo(3);
        assertThat(owner.holders(0)).isEqualTo(1L << joined.seat().number());
        assertThat(view.bytes().toArray(JAVA_BYTE)).containsExactly(1, 1, 1);

        view.close();
        assertThat(pool.stats().free()).isEqualTo(4);
        assertThat(owner.holders(0)).isZero();
        joined.member().close();
    }

    @Test
    void takesOverTheReferenceOfABufferThatIsGiven() {
        Joined joined = join();
        Buffer sent = publish(3, 100);
        Buffer second = sent.retain();

        assertThat(joined.seat().give(sent)).isEqualTo(Delivery.SENT);
        assertThat(sent.isOpen()).isFalse();
        assertThat(joined.seat().give(second)).isEqualTo(Delivery.SENT);
        assertThat(second.isOpen()).isFalse();
        assertThat(pool.stats().free()).isEqualTo(3);

        for (int i = 0; i < 2; i++) {
            try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
                assertThat(buffer.bytes().toArray(JAVA_BYTE)).containsOnly(3);
                assertThat(pool.stats().free()).isEqualTo(3);
            }
        }
        assertThat(pool.stats().free()).isEqualTo(4);
        joined.member().close();
    }

    @Test
    void leavesABufferToTheCallerThatCannotBeGiven() throws InterruptedException {
        Joined joined = join();
        Buffer sent = publish(3, 100);
        for (int i = 0; i < 7; i++) {
            assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        }

        assertThat(joined.seat().give(sent)).isEqualTo(Delivery.FULL);
        assertThat(sent.isOpen()).isTrue();
        joined.seat().forfeit("test");
        assertThat(joined.seat().give(sent)).isEqualTo(Delivery.GONE);
        assertThat(sent.isOpen()).isTrue();
        sent.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(pool.stats().free()).isEqualTo(4);
        joined.member().close();
    }

    @Test
    void givesOutWhatItHasReadAheadInOrder() {
        Joined joined = join();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 4; i++) {
                Buffer sent = publish(i, 100);
                sent.metadata().sequence(i);
                send(joined.seat(), sent);
            }
            for (int i = 0; i < 4; i++) {
                try (Buffer buffer = requireNonNull(joined.member().poll())) {
                    assertThat(buffer.metadata().sequence()).isEqualTo(i);
                    assertThat(buffer.bytes().get(JAVA_BYTE, 0)).isEqualTo((byte) i);
                }
            }
            assertThat(joined.member().poll()).isNull();
        }
        joined.member().close();
    }

    @Test
    void countsSeveralReferencesToOneSlot() {
        Joined joined = join();
        Buffer whole = publish(5, 100);
        Buffer part = whole.view(10, 80);
        send(joined.seat(), whole);
        send(joined.seat(), part);
        Buffer first = requireNonNull(joined.member().take(LIMIT));

        first.close();
        assertThat(pool.stats().free()).isEqualTo(3); // the second is under way
        Buffer second = requireNonNull(joined.member().take(LIMIT));
        assertThat(second.size()).isEqualTo(80);
        assertThat(pool.stats().free()).isEqualTo(3);

        second.close();
        assertThat(pool.stats().free()).isEqualTo(4);
        joined.member().close();
    }

    @Test
    void makesTheOwnersHandleReadOnlyWhileAMemberReads() {
        Joined joined = join();
        Buffer sent = publish(1, 100);
        assertThat(sent.isWritable()).isTrue();
        assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        assertThat(sent.isWritable()).isFalse();

        requireNonNull(joined.member().take(LIMIT)).close();
        joined.seat().collect();

        assertThat(sent.isWritable()).isTrue();
        sent.close();
        joined.member().close();
    }

    @Test
    void sendsOneBufferToManyMembers() {
        Joined one = join();
        Joined other = join();
        Buffer sent = publish(9, 100);
        assertThat(one.seat().send(sent)).isEqualTo(Delivery.SENT);
        assertThat(other.seat().send(sent)).isEqualTo(Delivery.SENT);
        sent.close();
        assertThat(owner.holders(0)).isEqualTo(0b110);

        requireNonNull(one.member().take(LIMIT)).close();
        assertThat(pool.stats().free()).isEqualTo(3);
        requireNonNull(other.member().take(LIMIT)).close();
        assertThat(pool.stats().free()).isEqualTo(4);
        one.member().close();
        other.member().close();
    }

    @Test
    void saysWhenAMemberHoldsAllThatItMay() {
        Joined joined = join();
        Buffer sent = publish(1, 100);
        for (int i = 0; i < 7; i++) {
            assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        }
        assertThat(joined.seat().send(sent)).isEqualTo(Delivery.FULL);
        assertThat(joined.seat().end()).isTrue(); // there is always room for the end

        for (int i = 0; i < 7; i++) {
            requireNonNull(joined.member().take(LIMIT)).close();
        }
        assertThat(joined.member().take(LIMIT)).isNull();
        assertThat(requireNonNull(joined.member().end()).kind()).isEqualTo(StreamEnd.Kind.COMPLETE);
        sent.close();
        joined.member().close();
    }

    @Test
    void tellsACompleteStreamFromAnOwnerThatIsGone() {
        Joined complete = join();
        Joined cut = join();
        send(complete.seat(), publish(1, 100));
        send(cut.seat(), publish(2, 100));
        assertThat(complete.seat().end()).isTrue();
        owner.close();

        requireNonNull(complete.member().take(LIMIT)).close();
        assertThat(complete.member().take(LIMIT)).isNull();
        requireNonNull(cut.member().take(LIMIT)).close(); // what was sent before counts
        assertThat(cut.member().take(LIMIT)).isNull();

        assertThat(requireNonNull(complete.member().end()).kind()).isEqualTo(StreamEnd.Kind.COMPLETE);
        assertThat(requireNonNull(cut.member().end()).kind()).isEqualTo(StreamEnd.Kind.OWNER_GONE);
        assertThat(requireNonNull(cut.member().end()).reason()).contains("closed the arena");
        complete.member().close();
        cut.member().close();
    }

    @Test
    void takesBackWhatAMemberHeldThatHangsUp() throws InterruptedException {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        Buffer sent = publish(1, 100);
        assertThat(seat.send(sent)).isEqualTo(Delivery.SENT);
        assertThat(seat.send(sent)).isEqualTo(Delivery.SENT);
        sent.close();
        assertThat(pool.stats().free()).isEqualTo(3);

        sockets.other().close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();

        assertThat(pool.stats().free()).isEqualTo(4);
        Buffer another = publish(1, 100);
        assertThat(seat.send(another)).isEqualTo(Delivery.GONE);
        another.close();
    }

    @Test
    void wakesALoanThatWaitsForAMember() throws Exception {
        Joined joined = join();
        for (int i = 0; i < 4; i++) {
            send(joined.seat(), publish(i, 100));
        }
        FutureTask<LoanedSlot> loan = new FutureTask<>(pool::loan);
        Thread waiting = Thread.ofPlatform().start(loan);
        while (waiting.getState() != Thread.State.WAITING && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        requireNonNull(joined.member().take(LIMIT)).close();

        loan.get().close();
        joined.member().close();
    }

    @Test
    void wakesASenderThatWaitsForRoom() throws Exception {
        Joined joined = join();
        Buffer sent = publish(1, 100);
        for (int i = 0; i < 7; i++) {
            assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        }
        assertThat(joined.seat().awaitRoom(Duration.ofMillis(1))).isFalse();
        FutureTask<Boolean> room = new FutureTask<>(() -> joined.seat().awaitRoom(LIMIT));
        Thread.ofVirtual().start(room);

        requireNonNull(joined.member().take(LIMIT)).close();

        assertThat(room.get()).isTrue();
        sent.close();
        joined.member().close();
    }

    @Test
    void wakesAMemberThatSleeps() throws Exception {
        Joined joined = join();
        FutureTask<Integer> taken = new FutureTask<>(() -> {
            for (int i = 0; i < 200; i++) {
                requireNonNull(joined.member().take(LIMIT)).close();
            }
            return 200;
        });
        Thread.ofPlatform().start(taken);
        for (int i = 0; i < 200; i++) {
            try (LoanedSlot loan = pool.loan()) {
                send(joined.seat(), loan.publish(100));
            }
        }

        assertThat(taken.get()).isEqualTo(200);
        joined.member().close();
    }
}
