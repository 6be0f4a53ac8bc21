package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void looksOnWhateverALookThrows() throws InterruptedException {
        Deque<Throwable> thrown = new ArrayDeque<>(
                List.of(new NoClassDefFoundError("acme/Codec"), new StackOverflowError(), new IllegalStateException()));
        CountDownLatch fifth = new CountDownLatch(5);
        Watch.Look look = () -> {
            fifth.countDown();
            switch (thrown.poll()) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case null, default -> {}
            }
            return false;
        };
        try (Watch watch = new Watch(look, Duration.ofMillis(1))) {
            watch.start();
            assertThat(fifth.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsWhenItIsClosedBeforeTheFirstLook() {
        AtomicInteger looks = new AtomicInteger();
        Watch watch = new Watch(() -> looks.incrementAndGet() > 0, Duration.ofDays(1));
        watch.start();
        watch.close();

        assertThat(looks).hasValue(0);
    }
}
