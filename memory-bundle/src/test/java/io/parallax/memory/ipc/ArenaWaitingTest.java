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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Owner and members in one process: waiting, ending, and what is refused.
class ArenaWaitingTest extends ArenaFixture {
    /// Both sides sleep and wake all the time here. Whoever is not woken ends the test by its limit.
    @Test
    void missesNoWakeUpInALongStream() throws Exception {
        Joined joined = join();
        long count = 100_000;
        FutureTask<Long> reader = new FutureTask<>(() -> {
            for (long number = 0; number < count; number++) {
                try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
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
                    Buffer buffer = loan.publish(100)) {
                buffer.metadata().sequence(number);
                assertThat(joined.seat().send(buffer)).isEqualTo(Delivery.SENT);
            }
        }

        assertThat(reader.get()).isEqualTo(count);
        joined.member().close();
    }

    @Test
    void missesNoWakeUpOfASenderWithoutRoom() throws Exception {
        Joined joined = join();
        int count = 100_000;
        FutureTask<Integer> reader = new FutureTask<>(() -> {
            for (int i = 0; i < count; i++) {
                requireNonNull(joined.member().take(LIMIT)).close();
            }
            return count;
        });
        Thread.ofPlatform().start(reader);

        try (Buffer buffer = publish(1, 100)) {
            for (int i = 0; i < count; i++) {
                while (joined.seat().send(buffer) == Delivery.FULL) {
                    assertThat(joined.seat().awaitRoom(LIMIT)).as("woken").isTrue();
                }
            }
        }

        assertThat(reader.get()).isEqualTo(count);
        joined.member().close();
    }

    @Test
    void canBeCancelled() throws Exception {
        Joined joined = join();
        FutureTask<Buffer> taken = new FutureTask<>(() -> joined.member().take(Duration.ofSeconds(Long.MAX_VALUE)));
        Thread.ofPlatform().start(taken);

        joined.member().cancel();

        assertThat(taken.get()).isNull();
        assertThat(requireNonNull(joined.member().end()).kind()).isEqualTo(StreamEnd.Kind.CANCELLED);
        joined.member().close();
    }

    /// What is counted is the time on a processor, not that on the clock.
    @Test
    void costsNextToNothingWhileItSleeps() {
        Joined joined = join();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertThat(joined.member().take(Duration.ofMillis(1))).isNull();
        long beforeNs = threads.getCurrentThreadCpuTime();

        assertThat(joined.member().take(Duration.ofMillis(400))).isNull();

        assertThat(threads.getCurrentThreadCpuTime() - beforeNs).isLessThan(40_000_000);
        joined.member().close();
    }

    @Test
    void answersNullWhenTheLimitIsOver() {
        Joined joined = join();

        assertThat(joined.member().take(Duration.ofMillis(2))).isNull();
        assertThat(joined.member().take(Duration.ofMillis(-2))).isNull();

        assertThat(joined.member().end()).isNull();
        joined.member().close();
    }

    @Test
    void letsOpenBuffersBeReadAfterTheMemberIsClosed() throws InterruptedException {
        Joined joined = join();
        send(joined.seat(), publish(3, 100));
        Buffer buffer = requireNonNull(joined.member().take(LIMIT));

        joined.member().close();
        joined.member().close();
        owner.close();
        assertThat(owner.awaitNoMembers(Duration.ofMillis(20))).isFalse();
        assertThat(buffer.bytes().toArray(JAVA_BYTE)).containsOnly(3);

        var bytes = buffer.bytes();
        buffer.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> bytes.get(JAVA_BYTE, 0));
        assertThatIllegalStateException().isThrownBy(joined.member()::poll).withMessageContaining("attach again");
    }

    @Test
    void namesPoolAndSlotOfAReleasedBuffer() {
        Joined joined = join();
        send(joined.seat(), publish(3, 100));
        Buffer buffer = requireNonNull(joined.member().take(LIMIT));
        buffer.close();

        assertThatIllegalStateException().isThrownBy(buffer::bytes).withMessageContaining("pool=test slot=0");
        assertThatIllegalStateException().isThrownBy(buffer::close).withMessageContaining("pool=test slot=0");
        joined.member().close();
    }

    @Test
    void sendsAMemberAwayThatKeepsWhatItHolds() throws InterruptedException {
        Joined joined = join();
        send(joined.seat(), publish(3, 100));
        Buffer held = requireNonNull(joined.member().take(LIMIT));
        Buffer more = publish(1, 100);

        joined.seat().dismiss("too slow");

        assertThat(joined.seat().send(more)).isEqualTo(Delivery.GONE);
        assertThat(joined.member().take(LIMIT)).isNull();
        assertThat(requireNonNull(joined.member().end()).reason()).contains("too slow");
        assertThat(pool.stats().free()).isEqualTo(2);
        assertThat(held.bytes().toArray(JAVA_BYTE)).containsOnly(3);
        held.close();
        more.close();
        joined.member().close();
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
            assertThat(all[i].seat().number()).isEqualTo(i + 1);
        }
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        assertThat(owner.admit(sockets.one())).isNull();
        assertThatExceptionOfType(ArenaException.class)
                .isThrownBy(() -> ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT))
                .withMessageContaining("all 63 members");
        Buffer sent = publish(1, 100);
        for (Joined one : all) {
            assertThat(one.seat().send(sent)).isEqualTo(Delivery.SENT);
        }
        assertThat(owner.holders(0)).isEqualTo(-2L);
        sent.close();
        for (Joined one : all) {
            one.member().close();
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
                .isThrownBy(() -> joined.seat().send(foreign))
                .withMessageContaining("not of pool test");
        foreign.close();
        heap.close();
        joined.member().close();
    }

    @Test
    void refusesToSleepOnAVirtualThread() throws Exception {
        Joined joined = join();
        FutureTask<Buffer> taken = new FutureTask<>(() -> joined.member().take(LIMIT));
        Thread.ofVirtual().start(taken).join();

        assertThat(taken.state()).isEqualTo(java.util.concurrent.Future.State.FAILED);
        assertThat(taken.exceptionNow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("virtual thread");
        joined.member().close();
    }
}
