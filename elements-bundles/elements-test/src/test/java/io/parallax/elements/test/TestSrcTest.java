package io.parallax.elements.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.time.ClockTime;
import io.parallax.sdk.testkit.ElementHarness;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSrcTest {
    @ParameterizedTest
    @CsvSource({
        "zero, 0000000000 0000000000",
        "ones, ffffffffff ffffffffff",
        "counter, 0001020304 0506070809",
        "alternating, 55aa55aa55 55aa55aa55",
        "sequence, 0000000000 0100000000",
    })
    void fillsBuffersWithItsPattern(String pattern, String expected) throws Exception {
        try (ElementHarness harness = source(pattern, 5).start()) {
            harness.produce();
            harness.produce();

            assertThat(HexFormat.of().formatHex(harness.output().bytes())).isEqualTo(expected.replace(" ", ""));
        }
    }

    @Test
    void fillsWholeWordsAndTheRest() throws Exception {
        try (ElementHarness harness = source("sequence", 19).start()) {
            harness.produce();
            harness.output().release();
            harness.produce();

            assertThat(HexFormat.of().formatHex(harness.output().bytes()))
                    .isEqualTo("0100000000000000" + "0100000000000000" + "010000");
        }
    }

    @Test
    void bringsTheSameBytesForTheSameSeed() throws Exception {
        String first = random(3);

        assertThat(random(3)).isEqualTo(first);
        assertThat(random(4)).isNotEqualTo(first);
    }

    /// The bytes are those of SplitMix64 seeded with 42, worked out apart from this code.
    @Test
    void bringsBytesThatDoNotChangeBetweenVersions() throws Exception {
        assertThat(random(42)).startsWith("956eeb2f2632d7bd03f166b233e3ef28");
    }

    private static String random(long seed) throws Exception {
        try (ElementHarness harness = source("random", 100).set("seed", seed).start()) {
            harness.produce();
            harness.produce();
            return HexFormat.of().formatHex(harness.output().bytes());
        }
    }

    @Test
    void goesAsFastAsPossibleWithoutARate() throws Exception {
        try (ElementHarness harness = source("zero", 10).start()) {
            harness.produce();
            harness.produce();

            assertThat(harness.clock().nowNs()).isZero();
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().pts())
                    .containsOnly(ClockTime.NONE);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().offset())
                    .containsExactly(0L, 10L);
        }
    }

    @Test
    void keepsItsRateAndStampsWithoutDrift() throws Exception {
        try (ElementHarness harness = source("zero", 10).set("rate", 3).start()) {
            harness.clock().set(1_000);
            for (int i = 0; i < 4; i++) {
                harness.produce();
            }

            assertThat(harness.clock().nowNs()).isEqualTo(1_000_001_000L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().pts())
                    .containsExactly(0L, 333_333_333L, 666_666_667L, 1_000_000_000L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().duration())
                    .containsExactly(333_333_333L, 333_333_334L, 333_333_333L, 333_333_333L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().sequence())
                    .containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void marksLiveBuffersOnly() throws Exception {
        try (ElementHarness harness = source("zero", 10).set("is-live", true).start()) {
            harness.produce();

            assertThat(harness.output().buffers())
                    .allMatch(buffer -> buffer.metadata().has(BufferFlags.LIVE));
        }
        try (ElementHarness harness = source("zero", 10).start()) {
            harness.produce();

            assertThat(harness.output().buffers())
                    .allMatch(buffer -> buffer.metadata().flags() == 0);
        }
    }

    @Test
    void stampsLiveBuffersWithTheRunningTimeAtWhichTheyCome() throws Exception {
        try (ElementHarness harness =
                source("zero", 10).set("is-live", true).set("rate", 1000).start()) {
            harness.clock().set(5_000_000);
            harness.produce();
            harness.produce();

            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().pts())
                    .containsExactly(5_000_000L, 6_000_000L);
            assertThat(harness.clock().nowNs()).isEqualTo(6_000_000);
        }
    }

    @Test
    void goesToAPositionInTimeAndEndsAtTheStop() throws Exception {
        TestSrc source = new TestSrc();
        try (ElementHarness harness = ElementHarness.of(source)
                .set("pattern", "sequence")
                .set("buffer-size", 8)
                .set("rate", 10)
                .start()) {
            assertThat(source.isSeekable(Event.Format.TIME)).isTrue();
            assertThat(source.isSeekable(Event.Format.BYTES)).isFalse();
            assertThat(source.seek(new Event.Seek(Event.Format.TIME, 1, 1_000_000_000, 1_150_000_000, true)))
                    .isTrue();

            assertThat(harness.produce()).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.produce()).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.produce()).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().sequence())
                    .containsExactly(10L, 11L);
        }
    }

    @Test
    void cannotSeekWhenItIsLiveOrRandomOrHasNoRate() throws Exception {
        TestSrc live = new TestSrc();
        TestSrc random = new TestSrc();
        TestSrc free = new TestSrc();
        try (ElementHarness _ = ElementHarness.of(live)
                        .set("is-live", true)
                        .set("rate", 1)
                        .start();
                ElementHarness _ = ElementHarness.of(random)
                        .set("pattern", "random")
                        .set("rate", 1)
                        .start();
                ElementHarness _ = ElementHarness.of(free).start()) {
            assertThat(live.isSeekable(Event.Format.TIME)).isFalse();
            assertThat(random.isSeekable(Event.Format.TIME)).isFalse();
            assertThat(free.isSeekable(Event.Format.TIME)).isFalse();
        }
    }

    @Test
    void givesItsLoanBackWhenInterrupted() throws Exception {
        try (ElementHarness harness = source("zero", 10).set("rate", 1).start()) {
            int free = harness.freeSlots();
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class).isThrownBy(harness::produce);
            assertThat(harness.freeSlots()).isEqualTo(free);
        }
    }

    @Test
    void answersWhatDownstreamAnswers() throws Exception {
        try (ElementHarness harness = source("zero", 10).start()) {
            harness.output().answers(Flow.Signal.END_OF_STREAM);

            assertThat(harness.produce()).isEqualTo(Flow.Signal.END_OF_STREAM);
        }
    }

    @Test
    void startsAgainAfterAStop() throws Exception {
        try (ElementHarness harness = source("counter", 2).start()) {
            harness.produce();
            harness.stop().start();
            harness.produce();

            assertThat(harness.output().bytes()).containsExactly(0, 1, 0, 1);
        }
    }

    private static ElementHarness source(String pattern, int size) {
        return ElementHarness.of(new TestSrc()).set("pattern", pattern).set("buffer-size", size);
    }
}
