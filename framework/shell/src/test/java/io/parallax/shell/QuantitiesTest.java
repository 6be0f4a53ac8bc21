package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 0.98 KiB",
        "1024, 1.00 KiB",
        "10240, 10.0 KiB",
        "104857600, 100 MiB",
        "2147483648, 2.00 GiB",
        "9223372036854775807, 8.00 EiB"
    })
    void writesBytesWithThreeDigits(long bytes, String text) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1500, 1.50 us",
        "25000000, 25.0 ms",
        "1234000000, 1.23 s",
        "60000000000, 1:00",
        "3723000000000, 1:02:03"
    })
    void writesSpansInTheUnitThatFits(long ns, String text) {
        assertThat(Quantities.span(ns)).isEqualTo(text);
    }

    @Test
    void writesAClockThatNeverRunsBackwards() {
        assertThat(Quantities.clock(-5)).isEqualTo("0:00");
        assertThat(Quantities.clock(67_000_000_000L)).isEqualTo("1:07");
    }

    @Test
    void groupsDigitsOfCounts() {
        assertThat(Quantities.count(1_234_567)).isEqualTo("1 234 567");
    }
}
