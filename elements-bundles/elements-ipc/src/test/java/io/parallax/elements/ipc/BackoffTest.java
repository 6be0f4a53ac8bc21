package io.parallax.elements.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToItsLimitAndBeginsAnew() throws InterruptedException {
        Backoff backoff = new Backoff(100, 350);
        assertThat(backoff.await(Duration.ofSeconds(1))).isTrue();
        assertThat(ms(backoff)).isEqualTo(100);
        backoff.failed();
        assertThat(ms(backoff)).isEqualTo(200);
        backoff.failed();
        backoff.failed();
        assertThat(ms(backoff)).isEqualTo(350);
        assertThat(backoff.await(Duration.ofMillis(1))).isFalse();
        backoff.reset();
        assertThat(ms(backoff)).isEqualTo(100);
        assertThat(backoff.await(Duration.ofMillis(1))).isTrue();
    }

    private static long ms(Backoff backoff) {
        return TimeUnit.NANOSECONDS.toMillis(backoff.delayNs());
    }
}
