package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final Event CAPS = new Event.CapsChanged(Caps.parse("text/plain"));

    @Test
    void joinsWhatComesInTheOrderOfArrival() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Funnel()).linkInputs("sink_0", "sink_1").start()) {
            harness.push("sink_1", harness.buffer("a"));
            harness.push("sink_0", harness.buffer("b"));
            harness.push("sink_1", harness.buffer("c"));

            assertThat(harness.output().text()).isEqualTo("abc");
        }
    }

    @Test
    void endsWithTheLastOfItsInputs() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Funnel()).linkInputs("sink_0", "sink_1").start()) {
            harness.push("sink_0", new Event.EndOfStream());
            harness.push("sink_1", harness.buffer("a"));
            assertThat(harness.output().events()).isEmpty();

            harness.push("sink_1", new Event.EndOfStream());
            assertThat(harness.output().events()).containsExactly(new Event.EndOfStream());
        }
    }

    @Test
    void passesCapsOnOnlyIfItIsAskedTo() throws Exception {
        for (boolean forward : new boolean[] {true, false}) {
            try (ElementHarness harness = ElementHarness.of(new Funnel())
                    .set("forward-sticky-events", forward)
                    .start()) {
                harness.push("sink_0", CAPS);

                assertThat(harness.output().events().contains(CAPS)).isEqualTo(forward);
            }
        }
    }
}
