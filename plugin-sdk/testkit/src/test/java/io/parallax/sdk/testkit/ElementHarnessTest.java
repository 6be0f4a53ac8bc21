package io.parallax.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class ElementHarnessTest {
    private final Hoarder element = new Hoarder();

    @Test
    void takesBackAnInputThatTheElementLeaves() throws Exception {
        try (ElementHarness harness = started().memory(8, 1)) {
            harness.push(harness.buffer("a"));
            assertThat(harness.freeSlots()).as("retained").isZero();

            harness.stop();
            assertThat(harness.freeSlots()).isEqualTo(1);
        }
    }

    @Test
    void takesBackTheInputOfAnElementThatFails() throws Exception {
        try (ElementHarness harness = started()) {
            int free = harness.freeSlots();

            assertThatIllegalArgumentException().isThrownBy(() -> harness.push(harness.buffer()));
            assertThat(harness.freeSlots()).isEqualTo(free);
        }
    }

    @Test
    void drainsBeforeTheEndOfTheStream() throws Exception {
        try (ElementHarness harness = started()) {
            harness.push(harness.buffer("a"));
            harness.push(new Event.Gap(0, 1));
            harness.push(harness.buffer("b"));
            harness.push(new Event.EndOfStream());

            assertThat(harness.output().text()).isEqualTo("ab");
            assertThat(harness.output().items())
                    .startsWith(new Event.Gap(0, 1))
                    .endsWith(new Event.EndOfStream())
                    .hasSize(4);
        }
    }

    @Test
    void reportsSlotsThatDidNotComeHome() throws Exception {
        ElementHarness harness = started().set("forgetful", true);
        harness.push(harness.buffer("a"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(harness::close)
                .withMessageStartingWith("1 of 16 slots did not come home");
    }

    @Test
    void reportsAnElementThatClosesWhatItBorrows() throws Exception {
        try (ElementHarness harness = harness().set("greedy", true).start()) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> harness.push(harness.buffer("a")))
                    .withMessageContaining("only borrows");
        }
    }

    @Test
    void stopsAnElementThatFailsToStart() {
        try (ElementHarness harness = harness().set("watchword", "wrong")) {
            assertThatIllegalStateException().isThrownBy(harness::start).withMessage("wrong watchword");
        }

        assertThat(element.stops()).isEqualTo(1);
    }

    @Test
    void stopsTheElementOnceWhenClosed() throws Exception {
        started().close();

        assertThat(element.stops()).isEqualTo(1);
    }

    @Test
    void catchesWhatTheElementSays() throws Exception {
        try (ElementHarness harness = harness().set("patience", "0.5s").start()) {
            assertThat(harness.console()).isEqualTo("open sesame");
            assertThat(harness.warnings()).containsExactly("patience=500");
        }
    }

    @Test
    void refusesPropertiesAsTheEngineDoes() throws Exception {
        try (ElementHarness harness = started()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> harness.set("patiens", 1))
                    .withMessageContaining("there is no property patiens");
            assertThatIllegalStateException()
                    .isThrownBy(() -> harness.set("patience", 1))
                    .withMessageContaining("not live");
            harness.stop();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> harness.set("patience", 1001))
                    .withMessageContaining("patience");
        }
    }

    @Test
    void insistsOnRequiredProperties() {
        try (ElementHarness harness = ElementHarness.of(element)) {
            assertThatIllegalStateException()
                    .isThrownBy(harness::start)
                    .withMessage("property watchword is required: set it before start()");
        }
    }

    @Test
    void saysWhatToDoWhenMemoryRunsOut() throws Exception {
        try (ElementHarness harness = started().memory(8, 1)) {
            Buffer buffer = harness.buffer("a");

            assertThatIllegalStateException()
                    .isThrownBy(() -> harness.buffer("b"))
                    .withMessageStartingWith("all 1 slots are in use");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> harness.buffer("123456789"))
                    .withMessageContaining("does not fit a slot of 8");
            buffer.close();
        }
    }

    @Test
    void refusesToDriveWhatTheElementIsNot() throws Exception {
        try (ElementHarness harness = started()) {
            assertThatIllegalStateException().isThrownBy(harness::produce).withMessage("Hoarder is no source");
        }
    }

    @Test
    void answersForDownstream() throws Exception {
        try (ElementHarness harness = started()) {
            harness.output().answers(Flow.Signal.FLUSHING);

            assertThat(harness.push(new Event.Gap(0, 1))).isEqualTo(Flow.Signal.FLUSHING);
        }
    }

    private ElementHarness started() throws Exception {
        return harness().start();
    }

    private ElementHarness harness() {
        return ElementHarness.of(element).set("motto", "open sesame");
    }

    private static ElementHarness pairs(boolean firstOnly) throws Exception {
        return ElementHarness.of(new Pairs())
                .set("first-only", firstOnly)
                .linkInputs("sink_0", "sink_1")
                .start();
    }

    @Test
    void callsAMuxerUntilItTakesNothingMore() throws Exception {
        try (ElementHarness harness = pairs(false)) {
            harness.push("sink_0", harness.buffer("a"));
            harness.push("sink_0", harness.buffer("b"));
            harness.push("sink_0", new Event.Gap(0, 1));
            assertThat(harness.output().items()).isEmpty();

            harness.push("sink_1", harness.buffer("A"));
            harness.push("sink_1", harness.buffer("B"));
            assertThat(harness.output().text()).isEqualTo("aAbB");
            assertThat(harness.output().events()).containsExactly(new Event.Gap(0, 1));
        }
    }

    @Test
    void takesBackWhatAMuxerLeavesAndWhatWaits() throws Exception {
        try (ElementHarness harness = pairs(true).memory(8, 3)) {
            harness.push("sink_0", harness.buffer("a"));
            harness.push("sink_1", harness.buffer("A"));
            assertThat(harness.freeSlots()).as("only the first is pushed").isEqualTo(2);

            harness.push("sink_1", harness.buffer("B"));
        }
    }

    @Test
    void asksForThePadOfAMuxer() throws Exception {
        try (ElementHarness harness = pairs(false);
                Buffer buffer = harness.buffer("a")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> harness.push(buffer.retain()))
                    .withMessageContaining("name the pad");
        }
    }

    @Test
    void tellsWhatAPadCarriesAndPassesItOn() throws Exception {
        Caps caps = Caps.parse("text/plain");
        try (ElementHarness harness = started()) {
            harness.caps("sink", caps);
            harness.caps("src", caps);

            assertThat(harness.output().events()).containsExactly(new Event.CapsChanged(caps));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> harness.caps("side", caps))
                    .withMessageContaining("side");
        }
    }

    @Test
    void countsWhatItDiscards() throws Exception {
        try (ElementHarness harness = started().memory(8, 2)) {
            harness.output().discard();
            for (int i = 0; i < 5; i++) {
                harness.push(harness.buffer("a"));
                harness.push(new Event.EndOfStream());
            }

            assertThat(harness.output().count()).isEqualTo(5);
            assertThat(harness.output().buffers()).isEmpty();
        }
    }

    @Test
    void dropsWhatWaitsAtAnInputThatIsFlushed() throws Exception {
        try (ElementHarness harness = pairs(false)) {
            harness.push("sink_0", harness.buffer("a"));
            harness.push("sink_0", new Event.FlushStart(1));
            harness.push("sink_0", new Event.FlushStop(true));
            harness.push("sink_1", harness.buffer("A"));
            assertThat(harness.output().buffers()).isEmpty();

            harness.push("sink_0", harness.buffer("b"));
            assertThat(harness.output().text()).isEqualTo("bA");
        }
    }

    @Test
    void failsWhoUsesBytesAfterTheirRelease() throws Exception {
        try (ElementHarness harness = started()) {
            Buffer buffer = harness.buffer("a");
            MemorySegment bytes = buffer.bytes();
            buffer.close();

            assertThatIllegalStateException().isThrownBy(() -> bytes.get(ValueLayout.JAVA_BYTE, 0));
        }
    }
}
