package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import io.parallax.sdk.testkit.Posted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void passesEverythingOn() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Identity()).start()) {
            Buffer in = harness.buffer("a");

            harness.push(in);
            harness.push(new Event.EndOfStream());

            assertThat(harness.output().items()).containsExactly(in, new Event.EndOfStream());
            assertThat(harness.posts()).isEmpty();
            assertThat(harness.console()).isEmpty();
        }
    }

    @Test
    void failsAtTheBufferThatErrorAfterNames() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("error-after", 3).start()) {
            harness.push(harness.buffer("a"));
            harness.push(harness.buffer("b"));

            assertThatIllegalStateException()
                    .isThrownBy(() -> harness.push(harness.buffer("c")))
                    .withMessage("failed on purpose, as error-after=3 asks for");
            assertThat(harness.output().text()).isEqualTo("ab");
        }
    }

    @Test
    void endsTheStreamAtTheBufferThatEosAfterNames() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("eos-after", 2).start()) {
            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.push(harness.buffer("b"))).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(harness.output().text()).isEqualTo("a");
        }
    }

    @Test
    void countsAnewAfterARestart() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("eos-after", 2).start()) {
            harness.push(harness.buffer("a"));
            harness.stop().start();

            assertThat(harness.push(harness.buffer("b"))).isEqualTo(Flow.Signal.CONTINUE);
        }
    }

    @Test
    void dropsTheSameBuffersForTheSameSeed() throws Exception {
        String first = survivors(0.5, 7);

        assertThat(first).hasSizeBetween(1, 99);
        assertThat(survivors(0.5, 7)).isEqualTo(first);
        assertThat(survivors(0.5, 8)).isNotEqualTo(first);
    }

    @Test
    void dropsAllOrNothingAtTheEndsOfTheRange() throws Exception {
        assertThat(survivors(1, 0)).isEmpty();
        assertThat(survivors(0, 0)).hasSize(100);
    }

    private static String survivors(double dropProbability, long seed) throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Identity())
                .memory(16, 100)
                .set("drop-probability", dropProbability)
                .set("seed", seed)
                .start()) {
            for (int i = 0; i < 100; i++) {
                harness.push(harness.buffer((byte) (' ' + i % 90)));
            }
            return harness.output().text();
        }
    }

    @Test
    void dumpsBytesToTheConsole() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("dump", true).start()) {
            harness.push(harness.buffer("hello"));

            assertThat(harness.console()).startsWith("00000000  68 65 6c 6c 6f").contains("|hello|");
        }
    }

    @Test
    void tellsOfEachBufferWhenNotSilent() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("silent", false).start()) {
            Buffer in = harness.buffer("hello");
            in.metadata().pts(1_000_000_000).offset(12);

            harness.push(in);

            assertThat(harness.posts())
                    .singleElement()
                    .satisfies(post -> assertThat(post.name()).isEqualTo("last-message"))
                    .satisfies(post -> assertThat((String) post.fields().get("text"))
                            .contains("5 bytes", "pts: 0:00:01.000000000", "dts: none", "offset: 12"));
        }
    }

    @Test
    void waitsForTimeStampsFromTheFirstOneOn() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("sync", true).start()) {
            harness.clock().set(1_000);
            harness.push(stamped(harness, 500));
            assertThat(harness.clock().nowNs())
                    .as("the first one passes at once")
                    .isEqualTo(1_000);

            harness.push(stamped(harness, 800));
            assertThat(harness.clock().nowNs()).isEqualTo(1_300);

            harness.push(harness.buffer("unstamped"));
            harness.push(stamped(harness, 700));
            assertThat(harness.clock().nowNs()).as("late ones pass at once").isEqualTo(1_300);
        }
    }

    private static Buffer stamped(ElementHarness harness, long pts) {
        Buffer buffer = harness.buffer("a");
        buffer.metadata().pts(pts);
        return buffer;
    }

    @Test
    void canBeInterruptedWhileItSleeps() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Identity())
                .set("sleep-time", 3_600_000_000L)
                .start()) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> harness.push(harness.buffer("a")));
        }
    }

    @Test
    void postsCountsAtStopWhenAsked() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Identity()).set("stats", true).start()) {
            harness.push(harness.buffer("hello"));
            harness.push(harness.buffer());
            harness.set("drop-probability", 1);
            harness.push(harness.buffer("gone"));
            harness.stop();

            assertThat(harness.posts())
                    .containsExactly(
                            new Posted("identity-stats", Map.of("num-buffers", 2L, "num-bytes", 5L, "dropped", 1L)));
        }
    }
}
