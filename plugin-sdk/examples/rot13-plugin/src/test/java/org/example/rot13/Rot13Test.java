package org.example.rot13;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class Rot13Test {
    @Test
    void shiftsLettersOnly() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Rot13()).start()) {
            harness.push(harness.buffer("Hello, Zoë! 42"));

            assertThat(harness.output().text()).isEqualTo("Uryyb, Mbë! 42");
        }
    }

    @Test
    void takesAnotherShiftBetweenTwoBuffers() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Rot13()).set("shift", 1).start()) {
            harness.push(harness.buffer("az"));
            harness.set("shift", 0);
            harness.push(harness.buffer("az"));

            assertThat(harness.output().text()).isEqualTo("baaz");
        }
    }

    @Test
    void passesEmptyBuffersOn() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Rot13()).start()) {
            harness.push(harness.buffer(""));

            assertThat(harness.output().buffers()).hasSize(1);
        }
    }
}
