package io.parallax.memory.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WaitersTest {
    private final Waiters waiters = new Waiters();

    @Test
    void wakesWhoSleeps() throws Exception {
        FutureTask<Boolean> sleeper = new FutureTask<>(() -> {
            waiters.add();
            waiters.park(this, Long.MAX_VALUE);
            return true;
        });
        Thread thread = Thread.ofPlatform().start(sleeper);
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        waiters.wake();

        assertThat(sleeper.get()).isTrue();
    }

    /// A lock that the waiter comes by before it sleeps may take the permit of the wake-up.
    @Test
    void doesNotSleepWhenItWasWokenAndSomethingElseTookThePermit() {
        waiters.add();
        waiters.wake();
        LockSupport.park(this); // takes the permit

        waiters.park(this, Long.MAX_VALUE);

        waiters.add();
        waiters.add();
        waiters.remove();
        waiters.park(this, Long.MAX_VALUE); // not on the list either
    }
}
