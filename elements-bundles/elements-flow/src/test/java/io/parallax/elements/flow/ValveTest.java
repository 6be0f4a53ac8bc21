package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import io.parallax.sdk.testkit.Posted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValveTest {
    @Test
    void isOpenByDefault() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Valve()).start()) {
            harness.push(harness.buffer("a"));

            assertThat(harness.output().text()).isEqualTo("a");
        }
    }

    @Test
    void dropsBuffersAndPassesTheEndWhileClosed() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Valve()).set("drop", true).start()) {
            for (int i = 0; i < 50; i++) {
                assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
            }
            harness.push(new Event.EndOfStream());
            harness.stop();

            assertThat(harness.output().items()).containsExactly(new Event.EndOfStream());
            assertThat(harness.posts())
                    .containsExactly(new Posted("valve-stats", Map.of("passed", 0L, "dropped", 50L)));
        }
    }

    @Test
    void opensWhileRunningAndMarksTheGap() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Valve()).set("drop", true).start()) {
            harness.push(harness.buffer("lost"));
            harness.set("drop", false);
            harness.push(harness.buffer("first"));
            harness.push(harness.buffer("second"));

            assertThat(harness.output().text()).isEqualTo("firstsecond");
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().has(BufferFlags.DISCONT))
                    .containsExactly(true, false);
        }
    }

    @Test
    void takesOpenAsTheOpposite() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Valve()).set("open", false).start()) {
            harness.push(harness.buffer("lost"));
            harness.set("open", true);
            harness.push(harness.buffer("kept"));

            assertThat(harness.output().text()).isEqualTo("kept");
        }
    }

    @Test
    void obeysWhicheverWasChangedLast() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Valve()).set("open", true).start()) {
            harness.push(harness.buffer("a"));
            harness.set("drop", true);
            harness.push(harness.buffer("b"));
            harness.set("drop", false);
            harness.push(harness.buffer("c"));
            harness.set("open", false);
            harness.push(harness.buffer("d"));

            assertThat(harness.output().text()).isEqualTo("ac");
        }
    }

    @Test
    void putsGapsInPlaceOfBuffers() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Valve())
                .set("drop", true)
                .set("drop-mode", "transform-to-gap")
                .start()) {
            Buffer in = harness.buffer("a");
            in.metadata().pts(7).duration(3);

            harness.push(in);

            assertThat(harness.output().items()).containsExactly(new Event.Gap(7, 3));
        }
    }

    @Test
    void refusesDropAndOpenTogether() {
        try (ElementHarness harness =
                ElementHarness.of(new Valve()).set("drop", true).set("open", true)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(harness::start)
                    .withMessage("drop and open say the same thing: set one of the two, not both");
        }
    }

    @Test
    void countsAnewAfterARestart() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Valve()).start()) {
            harness.push(harness.buffer("a"));
            harness.stop().start().stop();

            assertThat(harness.posts())
                    .last()
                    .isEqualTo(new Posted("valve-stats", Map.of("passed", 0L, "dropped", 0L)));
        }
    }
}
