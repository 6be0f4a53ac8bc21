package io.parallax.memory.slot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotLoanTest {
    private final MemoryPool pool = TestPools.pool(1);

    @AfterEach
    void allSlotsAreHome() {
        assertThat(pool.stats().free()).isEqualTo(1);
        pool.close();
    }

    @Test
    void givesTheSlotBackUnpublished() {
        LoanedSlot loan = loan();
        assertThat(pool.stats().free()).isZero();

        loan.close();

        assertThat(pool.stats().free()).isEqualTo(1);
    }

    @Test
    void offersTheWholeSlotWritable() {
        try (LoanedSlot loan = loan()) {
            assertThat(loan.bytes().byteSize()).isEqualTo(TestPools.SLOT_SIZE);
            assertThat(loan.bytes().isReadOnly()).isFalse();
        }
    }

    @Test
    void refusesUseAfterItsEnd() {
        LoanedSlot loan = loan();
        Buffer buffer = loan.publish(1);

        assertThatIllegalStateException().isThrownBy(loan::bytes).withMessageContaining("pool=test slot=0");
        assertThatIllegalStateException().isThrownBy(() -> loan.publish(1)).withMessageContaining("pool=test slot=0");
        buffer.close();
        LoanedSlot unpublished = loan();
        unpublished.close();
        assertThatIllegalStateException().isThrownBy(unpublished::bytes).withMessageContaining("pool=test slot=0");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 257, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesToPublishMoreThanTheSlotAndGoesOn(long size) {
        try (LoanedSlot loan = loan()) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> loan.publish(size))
                    .withMessageContaining("pool=test slot=0");
            loan.publish(256).close();
        }
    }

    @Test
    void leavesTheBufferAloneWhenClosedAfterPublishing() {
        LoanedSlot loan = loan();
        Buffer buffer = loan.publish(1);
        loan.close();
        loan.close();

        assertThat(buffer.isOpen()).isTrue();
        buffer.close();
    }

    @Test
    void leavesTheNextLoanOfTheSlotAloneWhenClosedLate() {
        LoanedSlot published = loan();
        published.publish(1).close();
        LoanedSlot next = loan();

        published.close();

        assertThat(next.bytes().byteSize()).isEqualTo(TestPools.SLOT_SIZE);
        next.close();
        published.close();
    }

    @Test
    void leavesTheNextLoanOfTheSlotAloneWhenClosedTwiceUnpublished() {
        LoanedSlot returned = loan();
        returned.close();
        LoanedSlot next = loan();

        returned.close();

        assertThat(next.bytes().byteSize()).isEqualTo(TestPools.SLOT_SIZE);
        next.close();
    }

    private LoanedSlot loan() {
        return requireNonNull(pool.tryLoan());
    }
}
