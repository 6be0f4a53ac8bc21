package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class TeeTest {
    @Test
    void givesEveryBranchTheSameBytes() throws Exception {
        try (ElementHarness harness = twoBranches()) {
            int free = harness.freeSlots();

            harness.push(harness.buffer("hello"));

            assertThat(harness.output("src_0").text()).isEqualTo("hello");
            assertThat(harness.output("src_1").text()).isEqualTo("hello");
            assertThat(harness.freeSlots()).as("one slot for both").isEqualTo(free - 1);
        }
    }

    @Test
    void leavesNeitherBranchAWritableBuffer() throws Exception {
        try (ElementHarness harness = twoBranches()) {
            harness.push(harness.buffer("hello"));

            assertThat(harness.output("src_0").buffers()).noneMatch(Buffer::isWritable);
        }
    }

    @Test
    void goesOnWhileOneBranchWantsMore() throws Exception {
        try (ElementHarness harness = twoBranches()) {
            harness.output("src_0").answers(Flow.Signal.END_OF_STREAM);

            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.output("src_0").buffers()).isEmpty();
            assertThat(harness.output("src_1").text()).isEqualTo("a");
        }
    }

    @Test
    void endsWhenNoBranchWantsMore() throws Exception {
        try (ElementHarness harness = twoBranches()) {
            harness.output("src_0").answers(Flow.Signal.END_OF_STREAM);
            harness.output("src_1").answers(Flow.Signal.END_OF_STREAM);

            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.END_OF_STREAM);
        }
    }

    @Test
    void passesTheEndOfStreamToEveryBranch() throws Exception {
        try (ElementHarness harness = twoBranches()) {
            harness.push(new Event.EndOfStream());

            assertThat(harness.output("src_0").events()).containsExactly(new Event.EndOfStream());
            assertThat(harness.output("src_1").events()).containsExactly(new Event.EndOfStream());
        }
    }

    @Test
    void failsWithoutABranch() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Tee()).start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> harness.push(harness.buffer("a")))
                    .withMessageContaining("no branch is linked")
                    .withMessageContaining("allow-not-linked=true");
        }
    }

    @Test
    void dropsWithoutABranchWhenAllowed() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new Tee()).set("allow-not-linked", true).start()) {
            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
        }
    }

    private static ElementHarness twoBranches() throws Exception {
        return ElementHarness.of(new Tee()).link("src_0").link("src_1").start();
    }
}
