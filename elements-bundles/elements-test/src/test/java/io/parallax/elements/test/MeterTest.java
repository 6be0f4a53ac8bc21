package io.parallax.elements.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.time.ClockTime;
import io.parallax.sdk.testkit.ElementHarness;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static void push(ElementHarness harness, long ptsNs) throws Exception {
        Buffer buffer = harness.buffer("hello");
        buffer.metadata().pts(ptsNs);
        assertThat(harness.push(buffer)).isEqualTo(Flow.Signal.CONTINUE);
    }

    @Test
    void passesEverythingOn() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Meter()).start()) {
            push(harness, ClockTime.NONE);
            harness.push(new Event.EndOfStream());

            assertThat(harness.output().buffers()).hasSize(1);
            assertThat(harness.output().events()).containsExactly(new Event.EndOfStream());
            assertThat(harness.posts()).isEmpty();
        }
    }

    @Test
    void tellsTheFiguresOfEachWindow() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Meter())
                .memory(64, 32)
                .set("window", "100ms")
                .set("percentiles", "50,99.9")
                .start()) {
            for (long i = 0; i <= 20; i++) {
                push(harness, i * 10 * ClockTime.MILLISECOND - 3);
                harness.clock().advance(10 * ClockTime.MILLISECOND);
            }

            assertThat(harness.posts()).hasSize(2).allSatisfy(post -> {
                assertThat(post.name()).isEqualTo("meter");
                assertThat(post.fields())
                        .isEqualTo(Map.ofEntries(
                                Map.entry("buffers", 10L),
                                Map.entry("bytes", 50L),
                                Map.entry("span", 100_000_000L),
                                Map.entry("rate", 100.0),
                                Map.entry("interval-p50", 10_000_000L),
                                Map.entry("interval-p99.9", 10_000_000L),
                                Map.entry("interval-max", 10_000_000L),
                                Map.entry("latency-p50", 3L),
                                Map.entry("latency-p99.9", 3L),
                                Map.entry("latency-max", 3L)));
            });
        }
    }

    @Test
    void staysSilentAndTellsNoLatencyWithoutTimeStamps() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Meter())
                .set("window", "1ms")
                .set("silent", true)
                .start()) {
            push(harness, ClockTime.NONE);
            harness.clock().advance(ClockTime.SECOND);
            push(harness, ClockTime.NONE);
            assertThat(harness.posts()).isEmpty();

            harness.set("silent", false);
            harness.clock().advance(ClockTime.SECOND);
            push(harness, ClockTime.NONE);
            assertThat(harness.posts())
                    .singleElement()
                    .satisfies(post ->
                            assertThat(post.fields()).containsEntry("rate", 1.0).doesNotContainKey("latency-max"));
        }
    }

    @Test
    void beginsAnewWhenItIsStartedAgain() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Meter()).set("window", "1s").start()) {
            push(harness, ClockTime.NONE);
            harness.stop().start();
            harness.clock().advance(2 * ClockTime.SECOND);
            push(harness, ClockTime.NONE);

            assertThat(harness.posts()).isEmpty();
        }
    }

    @Test
    void refusesFiguresToBeSetAndPercentilesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ElementHarness.of(new Meter()).set("rate", 5.0))
                .withMessageContaining("rate can only be read");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ElementHarness.of(new Meter()).set("percentiles", "101").start())
                .withMessageContaining("101");
    }
}
