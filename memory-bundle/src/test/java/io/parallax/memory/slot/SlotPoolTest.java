package io.parallax.memory.slot;

import static io.parallax.memory.slot.TestPools.publish;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.HeapPoolProvider;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotPoolTest {
    @Test
    void tellsWhatItIs() {
        try (MemoryPool pool = TestPools.pool(3)) {
            assertThat(pool.name()).isEqualTo("test");
            assertThat(pool.slots()).isEqualTo(3);
            assertThat(pool.slotSize()).isEqualTo(256);
            assertThat(pool.type()).isEqualTo(MemoryType.HEAP);
            assertThat(pool).hasToString("MemoryPool[test HEAP 3 x 256 bytes]");
        }
    }

    @Test
    void answersNullAndCountsTheRefusalWhenAllSlotsAreOut() {
        try (MemoryPool pool = TestPools.pool(1)) {
            LoanedSlot loan = requireNonNull(pool.tryLoan());

            assertThat(pool.tryLoan()).isNull();
            assertThat(pool.tryLoan()).isNull();

            assertThat(pool.stats().refusals()).isEqualTo(2);
            assertThat(pool.stats().loans()).isEqualTo(1);
            loan.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "100, 64", "64, 128", "5000, 4096", "7, 1"})
    void alignsEverySlotAndOverlapsNone(long slotSize, long alignment) {
        try (MemoryPool pool =
                new HeapPoolProvider().create(new PoolConfig("aligned", slotSize, 8).withAlignment(alignment))) {
            LoanedSlot[] loans = new LoanedSlot[8];
            for (int i = 0; i < loans.length; i++) {
                loans[i] = requireNonNull(pool.tryLoan());
                assertThat(loans[i].bytes().byteSize()).isEqualTo(slotSize);
                assertThat(loans[i].bytes().address() % alignment).isZero();
                loans[i].bytes().fill((byte) i);
            }
            for (int i = 0; i < loans.length; i++) {
                byte[] content = loans[i].bytes().toArray(JAVA_BYTE);
                assertThat(content).containsOnly(i);
                loans[i].close();
            }
        }
    }

    @Test
    void lendsNothingOnceClosed() {
        MemoryPool pool = TestPools.pool(1);
        pool.close();
        pool.close();

        assertThatIllegalStateException().isThrownBy(pool::loan).withMessageContaining("pool=test");
        assertThatIllegalStateException().isThrownBy(pool::tryLoan).withMessageContaining("pool=test");
        assertThatIllegalStateException()
                .isThrownBy(() -> pool.loan(Duration.ZERO))
                .withMessageContaining("pool=test");
        assertThat(pool.stats().loans()).isZero();
        assertThat(pool).hasToString("MemoryPool[test HEAP 1 x 256 bytes closed]");
    }

    @Test
    void keepsItsMemoryUntilTheLastBufferIsHome() {
        MemoryPool pool = TestPools.pool(2);
        Buffer buffer = publish(pool, 10);
        buffer.writable().set(JAVA_BYTE, 3, (byte) 9);
        MemorySegment kept = buffer.bytes();
        pool.close();

        Buffer second = buffer.retain();
        buffer.close();
        assertThat(second.bytes().get(JAVA_BYTE, 3)).isEqualTo((byte) 9);
        assertThat(kept.scope().isAlive()).isTrue();
        second.close();

        assertThat(kept.scope().isAlive()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> kept.get(JAVA_BYTE, 3));
        assertThatIllegalStateException().isThrownBy(second::bytes).withMessageContaining("pool=test slot=0");
        assertThat(pool.stats().loans()).isEqualTo(1);
    }

    @Test
    void keepsItsMemoryUntilTheLastLoanIsOver() {
        MemoryPool pool = TestPools.pool(1);
        LoanedSlot loan = requireNonNull(pool.tryLoan());
        MemorySegment kept = loan.bytes();
        pool.close();

        loan.bytes().set(JAVA_BYTE, 0, (byte) 1);
        loan.close();

        assertThatIllegalStateException().isThrownBy(() -> kept.get(JAVA_BYTE, 0));
    }
}
