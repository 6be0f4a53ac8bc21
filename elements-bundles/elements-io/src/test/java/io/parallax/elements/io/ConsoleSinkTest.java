package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    @Test
    void printsMetadataByDefault() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new ConsoleSink()).set("prefix", "> ").start()) {
            Buffer in = harness.buffer("hello");
            in.metadata().pts(1_500_000_000).sequence(7).offset(35).flags(BufferFlags.DISCONT | BufferFlags.LIVE);

            assertThat(harness.push(in)).isEqualTo(Flow.Signal.CONTINUE);
            harness.push(harness.buffer());

            assertThat(harness.console()).isEqualTo("""
                > #0 size=5 pts=0:00:01.500000000 duration=none sequence=7 offset=35 flags=discont+live
                > #1 size=0 pts=none duration=none sequence=-1 offset=-1 flags=
                """);
        }
    }

    @Test
    void printsHexUpToItsLimit() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new ConsoleSink())
                .set("format", "hex")
                .set("max-bytes", 3)
                .start()) {
            harness.push(harness.buffer("hello"));

            assertThat(harness.console())
                    .contains("68 65 6c ", "|hel|", "... 2 more bytes")
                    .doesNotContain("6f");
        }
    }

    @Test
    void printsTextLineByLineWithoutControlCharacters() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new ConsoleSink())
                .set("format", "text")
                .set("prefix", "| ")
                .start()) {
            harness.push(harness.buffer("één\ttab\n\u001b[31mred\u0007\u009b"));

            assertThat(harness.console()).isEqualTo("| één\ttab\n| .[31mred..\n");
        }
    }

    @Test
    void printsAllTextWhenUnlimited() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new ConsoleSink())
                .set("format", "text")
                .set("max-bytes", -1)
                .start()) {
            harness.push(harness.buffer("x".repeat(1000)));

            assertThat(harness.console()).isEqualTo("x".repeat(1000) + "\n");
        }
    }

    @Test
    void tellsHowMuchTextItLeavesOut() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new ConsoleSink()).set("format", "text").start()) {
            harness.push(harness.buffer("x".repeat(1000)));

            assertThat(harness.console()).isEqualTo("x".repeat(256) + "\n... 744 more bytes\n");
        }
    }

    @Test
    void changesItsFormatWhileRunning() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new ConsoleSink()).set("format", "text").start()) {
            harness.push(harness.buffer("a"));
            harness.set("format", "full");
            harness.push(harness.buffer("b"));

            assertThat(harness.console()).startsWith("a\n#1 size=1 ").contains("|b|");
        }
    }
}
