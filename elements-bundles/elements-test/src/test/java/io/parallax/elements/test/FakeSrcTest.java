package io.parallax.elements.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.time.ClockTime;
import io.parallax.sdk.testkit.ElementHarness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FakeSrcTest {
    @Test
    void bringsEmptyUnstampedBuffersByDefault() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new FakeSrc()).start()) {
            produce(harness, 2);

            assertThat(harness.output().buffers()).extracting(Buffer::size).containsExactly(0L, 0L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().sequence())
                    .containsExactly(0L, 1L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().pts())
                    .containsOnly(ClockTime.NONE);
        }
    }

    @Test
    void leavesTheMemoryAsItIsWhenItFillsNothing() throws Exception {
        try (ElementHarness harness = fixed("nothing", 4).memory(4, 1).start()) {
            harness.buffer("left").close();

            harness.produce();

            assertThat(harness.output().text()).isEqualTo("left");
        }
    }

    @Test
    void fillsWithZeros() throws Exception {
        try (ElementHarness harness = fixed("zero", 11).memory(16, 1).start()) {
            harness.buffer("0123456789abcdef").close();

            harness.produce();

            assertThat(harness.output().bytes()).isEqualTo(new byte[11]);
        }
    }

    @Test
    void startsThePatternAnewInEachBuffer() throws Exception {
        try (ElementHarness harness = fixed("pattern", 3).start()) {
            produce(harness, 2);

            assertThat(harness.output().bytes()).containsExactly(0, 1, 2, 0, 1, 2);
        }
    }

    @Test
    void continuesThePatternOverBuffers() throws Exception {
        try (ElementHarness harness = fixed("pattern-span", 3).start()) {
            produce(harness, 2);

            assertThat(harness.output().bytes()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void bringsTheSameRandomSizesAndBytesForTheSameSeed() throws Exception {
        byte[] first = random(5);

        assertThat(random(5)).isEqualTo(first);
        assertThat(random(6)).isNotEqualTo(first);
    }

    private static byte[] random(long seed) throws Exception {
        try (ElementHarness harness = ElementHarness.of(new FakeSrc())
                .set("sizetype", "random")
                .set("sizemin", 10)
                .set("sizemax", 12)
                .set("filltype", "random")
                .set("seed", seed)
                .start()) {
            produce(harness, 16);
            assertThat(harness.output().buffers()).extracting(Buffer::size).containsOnly(10L, 11L, 12L);
            byte[] bytes = harness.output().bytes();
            assertThat(bytes).isNotEqualTo(new byte[bytes.length]);
            return bytes;
        }
    }

    @Test
    void startsAgainAfterAStop() throws Exception {
        try (ElementHarness harness = fixed("random", 64).start()) {
            harness.produce();
            harness.stop().start();
            harness.produce();

            byte[] bytes = harness.output().bytes();
            assertThat(Arrays.copyOfRange(bytes, 64, 128)).isEqualTo(Arrays.copyOf(bytes, 64));
        }
    }

    @Test
    void stampsByItsDataRateWithoutWaiting() throws Exception {
        try (ElementHarness harness =
                fixed("nothing", 1000).set("datarate", 4000).start()) {
            produce(harness, 3);

            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().pts())
                    .containsExactly(0L, 250_000_000L, 500_000_000L);
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().duration())
                    .containsOnly(250_000_000L);
            assertThat(harness.clock().nowNs()).isZero();
        }
    }

    @Test
    void keepsItsDataRateWhenLive() throws Exception {
        try (ElementHarness harness = fixed("nothing", 1000)
                .set("datarate", 4000)
                .set("is-live", true)
                .start()) {
            harness.clock().set(77);
            produce(harness, 3);

            assertThat(harness.clock().nowNs()).isEqualTo(500_000_077L);
            assertThat(harness.output().buffers())
                    .allMatch(buffer -> buffer.metadata().has(BufferFlags.LIVE));
        }
    }

    @Test
    void refusesAnEmptyRangeOfSizes() {
        try (ElementHarness harness = ElementHarness.of(new FakeSrc())
                .set("sizetype", "random")
                .set("sizemin", 9)
                .set("sizemax", 8)) {
            assertThatIllegalArgumentException().isThrownBy(harness::start).withMessage("sizemin=9 is above sizemax=8");
        }
    }

    private static ElementHarness fixed(String filltype, int size) {
        return ElementHarness.of(new FakeSrc())
                .set("sizetype", "fixed")
                .set("sizemax", size)
                .set("filltype", filltype);
    }

    private static void produce(ElementHarness harness, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            harness.produce();
        }
    }
}
