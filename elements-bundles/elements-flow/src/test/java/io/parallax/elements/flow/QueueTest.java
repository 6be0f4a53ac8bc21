package io.parallax.elements.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.QueueLimits.Leak;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class QueueTest {
    @Test
    void isBoundedByDefault() {
        assertThat(new Queue().limits())
                .isEqualTo(new QueueLimits(200, 10 * 1024 * 1024, 1_000_000_000, Leak.NO, false));
    }

    @Test
    void saysWhatItsPropertiesSay() {
        Queue queue = new Queue();
        try (ElementHarness _ = ElementHarness.of(queue)
                .set("max-size-buffers", 5)
                .set("max-size-bytes", 0)
                .set("max-size-time", 0)
                .set("leaky", "downstream")
                .set("flush-on-eos", true)) {
            assertThat(queue.limits()).isEqualTo(new QueueLimits(5, 0, 0, Leak.DOWNSTREAM, true));
        }
    }

    @Test
    void refusesToBeWithoutAnyBound() {
        Queue queue = new Queue();
        try (ElementHarness _ = ElementHarness.of(queue)
                .set("max-size-buffers", 0)
                .set("max-size-bytes", 0)
                .set("max-size-time", 0)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(queue::limits)
                    .withMessageContaining("set max-size-buffers, max-size-bytes or max-size-time above 0");
        }
    }
}
