package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CapsFilterTest {
    private static final Event RGB = new Event.CapsChanged(Caps.parse("video/x-raw,format=RGB,width=64"));

    @Test
    void passesWhatFits() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new CapsFilter())
                .set("caps", "video/x-raw,format=RGB;video/x-raw,format=BGR")
                .start()) {
            harness.push(RGB);
            harness.push(harness.buffer("a"));

            assertThat(harness.output().events()).containsExactly(RGB);
            assertThat(harness.output().buffers()).hasSize(1);
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new CapsFilter())
                .set("caps", "video/x-raw,format=NV12")
                .start()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> harness.push(RGB))
                    .withMessageContaining("video/x-raw,format=NV12")
                    .withMessageContaining("format=RGB");
        }
    }

    @Test
    void tellsWhatAStreamWithoutCapsCarries() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new CapsFilter())
                .set("caps", "audio/x-raw,rate=8000")
                .start()) {
            harness.push(harness.buffer("a"));

            assertThat(harness.output().events())
                    .containsExactly(new Event.CapsChanged(Caps.parse("audio/x-raw,rate=8000")));
        }
    }
}
