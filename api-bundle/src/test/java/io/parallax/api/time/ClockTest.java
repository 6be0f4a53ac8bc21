package io.parallax.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final AtomicLong nowNs = new AtomicLong();
    private final Clock ticking = () -> nowNs.getAndAdd(10);

    @Test
    void waitsUntilItsTime() throws InterruptedException {
        ticking.await(25);

        assertThat(nowNs).as("read at 0, 10, 20 and 30").hasValue(40);
    }

    @Test
    void doesNotWaitForThePast() throws InterruptedException {
        ticking.await(0);

        assertThat(nowNs).hasValue(10);
    }

    @Test
    void canBeInterruptedWhileItWaits() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> ticking.await(Long.MAX_VALUE));
    }
}
