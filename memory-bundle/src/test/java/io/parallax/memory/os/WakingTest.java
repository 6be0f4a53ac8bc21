package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Futex, bell and poll: who sleeps is woken, and who need not sleep does not.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WakingTest {
    @Test
    void wakesThroughTwoMappingsOfOneFile() throws Exception {
        try (MemFd file = MemFd.create("parallax:futex", 4096);
                Mapping one = file.map();
                Mapping other = file.map()) {
            FutureTask<Integer> sleeper = new FutureTask<>(() -> {
                while (one.bytes().get(JAVA_INT, 64) == 0) {
                    Futex.await(one.bytes().asSlice(64, 4), 0, Long.MAX_VALUE);
                }
                return one.bytes().get(JAVA_INT, 64);
            });
            Thread.ofPlatform().start(sleeper);

            other.bytes().set(JAVA_INT, 64, 5);
            while (!sleeper.isDone()) {
                Futex.wake(other.bytes().asSlice(64, 4));
            }

            assertThat(sleeper.get()).isEqualTo(5);
        }
    }

    @Test
    void doesNotSleepOnAWordThatHasChanged() {
        try (Mapping mapping = Mapping.anonymous(4096)) {
            Futex.await(mapping.bytes().asSlice(0, 4), 1, Long.MAX_VALUE);
            Futex.await(mapping.bytes().asSlice(0, 4), 0, 1000);
            Futex.await(mapping.bytes().asSlice(0, 4), 0, -1);
        }
    }

    @Test
    void refusesToSleepOnAVirtualThread() throws Exception {
        try (Mapping mapping = Mapping.anonymous(4096)) {
            FutureTask<Object> task =
                    new FutureTask<>(() -> Futex.await(mapping.bytes().asSlice(0, 4), 1, 1), null);
            Thread.ofVirtual().start(task).join();

            assertThat(task.state()).isEqualTo(Future.State.FAILED);
            assertThat(task.exceptionNow())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("futex");
        }
    }

    @Test
    void ringsUntilItIsHushed() {
        try (EventFd bell = EventFd.create()) {
            assertThat(Poller.isReady(bell.descriptor())).isFalse();

            bell.ring();
            bell.ring();
            assertThat(Poller.isReady(bell.descriptor())).isTrue();
            bell.hush();
            bell.hush(); // a silent bell does not block

            assertThat(Poller.isReady(bell.descriptor())).isFalse();
        }
    }

    @Test
    void doesNotBlockOnWhatOnlyClaimsToBeABell() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.STREAM);
        EventFd bell = EventFd.received(pair.one().descriptor());

        bell.hush();
        for (int i = 0; i < 1 << 20; i++) {
            bell.ring(); // far more than a socket holds
        }

        assertThat(Poller.isReady(pair.other().descriptor())).isTrue();
        bell.close();
        pair.other().close();
    }

    @Test
    void saysWhichDescriptorIsReady() {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.STREAM);
        try (EventFd bell = EventFd.create()) {
            pair.one().send(new byte[] {1});
            assertThat(Poller.await(
                            List.of(
                                    bell.descriptor(),
                                    pair.other().descriptor(),
                                    pair.one().descriptor()),
                            1000))
                    .containsExactly(false, true, false);
            assertThat(Poller.await(List.of(bell.descriptor()), 0)).containsExactly(false);
            pair.other().close();
            assertThat(Poller.await(List.of(pair.one().descriptor()), -1)).containsExactly(true);
        }
        pair.one().close();
        assertThatIllegalStateException()
                .isThrownBy(() -> Poller.isReady(pair.one().descriptor()));
    }
}
