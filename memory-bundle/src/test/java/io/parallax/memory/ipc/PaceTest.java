package io.parallax.memory.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How long a reader pauses between looks.
class PaceTest {
    private final Pace pace = new Pace();

    private void findAfter(int looks, int entries) {
        for (int i = 0; i < looks; i++) {
            int _ = pace.pause();
        }
        pace.found(entries);
    }

    private void stream() {
        for (int i = 0; i < 8; i++) {
            findAfter(2, 1);
        }
    }

    @Test
    void looksAllTheTimeForAnAnswer() {
        for (int i = 0; i < 100; i++) {
            assertThat(pace.pause()).isEqualTo(1);
        }
        findAfter(1, 1);
        assertThat(pace.pause()).isEqualTo(1);
    }

    @Test
    void looksLessOftenWhileAStreamComes() {
        stream();
        for (int i = 0; i < 100; i++) {
            assertThat(pace.pause()).isEqualTo(20);
            pace.found(5);
        }
    }

    @Test
    void looksAllTheTimeAgainWhenAPauseBroughtNothingOrLittle() {
        stream();
        assertThat(pace.pause()).isEqualTo(20);
        assertThat(pace.pause()).isEqualTo(1);
        pace.found(1);

        stream();
        assertThat(pace.pause()).isEqualTo(20);
        pace.found(1);
        assertThat(pace.pause()).isEqualTo(1);
    }

    @Test
    void takesEntriesThatWereNotAwaitedForNoSign() {
        stream();
        pace.found(8);
        pace.found(1);
        assertThat(pace.pause()).isEqualTo(20);
    }
}
