package io.parallax.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ManualClockTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.nowNs()).isZero();
        clock.set(5);
        clock.advance(2);

        assertThat(clock.nowNs()).isEqualTo(7);
    }

    @Test
    void movesOnToWhatIsWaitedFor() throws InterruptedException {
        clock.await(10);
        clock.await(3);

        assertThat(clock.nowNs()).isEqualTo(10);
    }

    @Test
    void neverGoesBackwards() {
        clock.set(5);

        assertThatIllegalArgumentException().isThrownBy(() -> clock.set(4));
        assertThat(clock.nowNs()).isEqualTo(5);
    }

    @Test
    void canBeInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> clock.await(1));
        assertThat(clock.nowNs()).isZero();
    }
}
