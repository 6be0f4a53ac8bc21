package io.parallax.elements.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.element.Flow;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class NullElementsTest {
    @Test
    void bringsAHundredBuffersOf64Zeros() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new NullSrc()).memory(64, 100).start()) {
            assertThat(harness.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);

            assertThat(harness.output().buffers()).hasSize(100);
            assertThat(harness.output().bytes()).isEqualTo(new byte[6400]);
        }
    }

    @Test
    void overwritesWhatTheSlotHeldBefore() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new NullSrc())
                .memory(16, 1)
                .set("buffer-size", 13)
                .start()) {
            harness.buffer("0123456789abcdef").close();

            harness.produce();

            assertThat(harness.output().bytes()).isEqualTo(new byte[13]);
        }
    }

    @Test
    void numbersItsBuffersAndStartsAgainAfterAStop() throws Exception {
        NullSource source = new NullSource();
        try (ElementHarness harness =
                ElementHarness.of(source).set("count", 2).set("buffer-size", 10).start()) {
            assertThat(source.expectedBytes()).isEqualTo(20);
            harness.produceAll();
            harness.stop().start();
            harness.produceAll();

            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().offset())
                    .containsExactly(0L, 10L, 0L, 10L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().sequence())
                    .containsExactly(0L, 1L, 0L, 1L);
        }
    }

    @Test
    void bringsEmptyBuffersAndNoBuffers() throws Exception {
        try (ElementHarness harness =
                ElementHarness.of(new NullSrc()).set("buffer-size", 0).start()) {
            harness.produce();

            assertThat(harness.output().buffers())
                    .singleElement()
                    .satisfies(buffer -> assertThat(buffer.size()).isZero());
        }
        try (ElementHarness harness =
                ElementHarness.of(new NullSrc()).set("count", 0).start()) {
            assertThat(harness.produce()).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(harness.output().items()).isEmpty();
        }
    }

    @Test
    void doesNotKnowItsSizeWithoutEnd() throws Exception {
        NullSrc source = new NullSrc();
        try (ElementHarness harness = ElementHarness.of(source).set("count", -1).start()) {
            assertThat(harness.produce()).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(source.expectedBytes()).isEqualTo(-1);
        }
    }

    @Test
    void forgetsBuffers() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new NullSink()).start()) {
            int free = harness.freeSlots();

            assertThat(harness.push(harness.buffer("a"))).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.freeSlots()).isEqualTo(free);
        }
    }
}
