package io.parallax.elements.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class FakeSinkTest {
    @Test
    void takesBuffersAndEventsInSilence() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new FakeSink()).start()) {
            int free = harness.freeSlots();

            assertThat(harness.push(harness.buffer("hello"))).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.push(new Event.EndOfStream())).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.freeSlots()).isEqualTo(free);
            assertThat(harness.posts()).isEmpty();
            assertThat(harness.console()).isEmpty();
        }
    }

    @Test
    void tellsOfBuffersWhenNotSilent() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new FakeSink())
                .set("silent", false)
                .set("dump", true)
                .start()) {
            harness.push(harness.buffer("hello"));

            assertThat(harness.console()).contains("|hello|");
            assertThat(harness.posts())
                    .singleElement()
                    .satisfies(post -> assertThat(post.name()).isEqualTo("last-message"))
                    .satisfies(post ->
                            assertThat((String) post.fields().get("text")).contains("5 bytes", "pts: none"));
        }
    }

    @Test
    void endsTheStreamAfterItsNumberOfBuffers() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new FakeSink()).set("num-buffers", 2).start()) {
            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.push(harness.buffer("b"))).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(harness.push(harness.buffer("c"))).isEqualTo(Flow.Signal.END_OF_STREAM);

            harness.stop().start();
            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
        }
    }

    @Test
    void takesNoBufferWhenTheNumberIsZero() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new FakeSink())
                .set("num-buffers", 0)
                .set("silent", false)
                .start()) {
            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(harness.posts()).isEmpty();
        }
    }

    @Test
    void failsToStartOnPurpose() {
        try (ElementHarness harness = ElementHarness.of(new FakeSink()).set("state-error", "start")) {
            assertThatIllegalStateException()
                    .isThrownBy(harness::start)
                    .withMessage("failed on purpose, as state-error=start asks for");
        }
    }

    @Test
    void failsToStopOnPurpose() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new FakeSink()).set("state-error", "stop").start()) {
            assertThatIllegalStateException()
                    .isThrownBy(harness::stop)
                    .withMessage("failed on purpose, as state-error=stop asks for");
        }
    }
}
