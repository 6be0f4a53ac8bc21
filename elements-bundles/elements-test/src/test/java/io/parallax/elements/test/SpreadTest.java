package io.parallax.elements.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
    private final Spread spread = new Spread();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 65, 1_000, 999_999_999L, 1L << 40, Long.MAX_VALUE})
    void readsBackWhatItCountedWithinThreePercent(long ns) {
        spread.add(ns);
        spread.add(Long.MAX_VALUE);

        long read = spread.at(List.of(50.0)).getFirst();
        assertThat(read).isGreaterThanOrEqualTo(ns);
        assertThat(read - ns).isLessThanOrEqualTo(ns / 32);
    }

    @Test
    void answersPercentiles() {
        for (long ns = 1; ns <= 1000; ns++) {
            spread.add(ns);
        }

        List<Long> read = spread.at(List.of(1.0, 50.0, 99.0, 100.0));
        assertThat(read.get(0)).isEqualTo(10);
        assertThat(read.get(1)).isBetween(500L, 516L);
        assertThat(read.get(2)).isBetween(990L, 1000L);
        assertThat(read.get(3)).isEqualTo(1000);
    }

    @Test
    void forgetsEverything() {
        spread.add(5);
        spread.clear();

        assertThat(spread.isEmpty()).isTrue();
        assertThat(spread.at(List.of(50.0))).containsExactly(0L);
        assertThat(spread.largest()).isZero();
    }
}
