package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class PassthroughTest {
    @Test
    void passesTheSameHandleOn() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Passthrough()).start()) {
            Buffer in = harness.buffer("hello");

            assertThat(harness.push(in)).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.output().buffers()).singleElement().isSameAs(in);
        }
    }

    @Test
    void passesEmptyBuffersAndEventsInOrder() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Passthrough()).start()) {
            Buffer empty = harness.buffer();

            harness.push(empty);
            harness.push(new Event.EndOfStream());

            assertThat(harness.output().items()).containsExactly(empty, new Event.EndOfStream());
            assertThat(empty.size()).isZero();
        }
    }

    @Test
    void answersWhatDownstreamAnswers() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new Passthrough()).start()) {
            harness.output().answers(Flow.Signal.END_OF_STREAM);

            assertThat(harness.push(harness.buffer("x"))).isEqualTo(Flow.Signal.END_OF_STREAM);
        }
    }
}
