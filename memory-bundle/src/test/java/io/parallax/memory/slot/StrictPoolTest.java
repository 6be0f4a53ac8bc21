package io.parallax.memory.slot;

import static io.parallax.memory.slot.TestPools.publish;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class StrictPoolTest {
    private final MemoryPool pool = TestPools.strictPool(1);

    @Test
    void killsTheSegmentOfALoanWithItsEnd() {
        LoanedSlot loan = requireNonNull(pool.tryLoan());
        MemorySegment kept = loan.bytes();
        kept.set(JAVA_BYTE, 0, (byte) 5);
        Buffer buffer = loan.publish(1);

        assertThatIllegalStateException().isThrownBy(() -> kept.set(JAVA_BYTE, 0, (byte) 6));
        assertThat(buffer.bytes().get(JAVA_BYTE, 0)).isEqualTo((byte) 5);
        buffer.close();
        pool.close();
    }

    @Test
    void killsTheSegmentsOfABufferWithItsRelease() {
        Buffer buffer = publish(pool, 8);
        Buffer second = buffer.retain();
        MemorySegment kept = buffer.bytes();
        MemorySegment keptOfSecond = second.bytes();

        buffer.close();
        assertThatIllegalStateException().isThrownBy(() -> kept.get(JAVA_BYTE, 0));
        assertThat(keptOfSecond.get(JAVA_BYTE, 0)).isZero();
        second.close();
        assertThatIllegalStateException().isThrownBy(() -> keptOfSecond.get(JAVA_BYTE, 0));
        pool.close();
    }

    @Test
    void noticesAHandleKeptIntoTheNextUseOfItsSlot() {
        Buffer kept = publish(pool, 8);
        kept.close();

        Buffer next = publish(pool, 8);

        assertThat(next).isNotSameAs(kept);
        assertThatIllegalStateException().isThrownBy(kept::bytes).withMessageContaining("pool=test slot=0");
        next.close();
        pool.close();
    }

    @Test
    void reportsWhereALeakedSlotWasLoaned() {
        Buffer leaked = publish(pool, 8);

        assertThatIllegalStateException()
                .isThrownBy(pool::close)
                .withMessageContaining("pool=test slot=0")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(origin -> assertThat(origin.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().equals("reportsWhereALeakedSlotWasLoaned"))));
        leaked.close();
        pool.close();
    }
}
