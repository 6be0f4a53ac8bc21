package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MIB = 1024 * 1024;

    private final Progress progress = new Progress();

    @Test
    void tellsThePartAndTheTimeLeftWhenTheSizeIsKnown() {
        var _ = progress.line(new Totals(SECOND, 1, 100 * MIB, 400 * MIB));

        assertThat(progress.line(new Totals(2 * SECOND, 2, 200 * MIB, 400 * MIB)))
                .isEqualTo(" 50 %  200 MiB of 400 MiB  100 MiB/s  ETA 0:02");
    }

    @Test
    void promisesNothingBeforeItKnowsTheRate() {
        assertThat(progress.line(new Totals(SECOND, 1, MIB, 4 * MIB))).endsWith("ETA -:--");
    }

    @Test
    void neverClaimsMoreThanAll() {
        assertThat(progress.line(new Totals(SECOND, 1, 5 * MIB, 4 * MIB))).startsWith("100 %");
    }

    @Test
    void tellsTheTimeSpentWhenTheSizeIsUnknown() {
        var _ = progress.line(new Totals(SECOND, 1, MIB, -1));

        assertThat(progress.line(new Totals(3 * SECOND, 2, 3 * MIB, -1))).isEqualTo("3.00 MiB  1.00 MiB/s  0:03");
    }

    @Test
    void countsBuffersWhenThereAreNoBytes() {
        var _ = progress.line(new Totals(SECOND, 1_000, 0, -1));

        assertThat(progress.line(new Totals(2 * SECOND, 3_000, 0, -1))).isEqualTo("3 000 buffers  2 000/s  0:02");
    }

    @Test
    void followsTheRateOfTheLastMoments() {
        var _ = progress.line(new Totals(0, 0, 1, -1));
        var _ = progress.line(new Totals(10 * SECOND, 0, 1000 * MIB, -1));

        assertThat(progress.line(new Totals(11 * SECOND, 0, 1001 * MIB, -1))).contains("1.00 MiB/s");
    }

    @Test
    void sumsUpAtTheEnd() {
        assertThat(Progress.summary(new Totals(2 * SECOND, 5, 4 * MIB, -1)))
                .isEqualTo("4.00 MiB in 2.00 s, 2.00 MiB/s");
        assertThat(Progress.summary(new Totals(SECOND, 5, 0, -1))).isEqualTo("5 buffers in 1.00 s");
    }
}
