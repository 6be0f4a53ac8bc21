package io.parallax.memory.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.codec.Codec;
import io.parallax.api.codec.ValidationException;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A buffer remembers which codec has passed its bytes.
class ValidatedOnceTest {
    private final MemoryPool pool = TestPools.pool(2);
    private final CountingCodec codec = new CountingCodec();

    /// One byte that is not zero, and counts how often it is asked.
    private static final class CountingCodec implements Codec<Byte> {
        int validations;

        @Override
        public Caps caps() {
            return Caps.ANY;
        }

        @Override
        public String mediaType() {
            return "application/octet-stream";
        }

        @Override
        public String schema() {
            return "";
        }

        @Override
        public void validate(MemorySegment bytes) {
            validations++;
            if (bytes.get(ValueLayout.JAVA_BYTE, 0) == 0) {
                throw new ValidationException("the byte is zero", 0);
            }
        }

        @Override
        public Byte read(MemorySegment bytes) {
            return bytes.get(ValueLayout.JAVA_BYTE, 0);
        }

        @Override
        public long write(Byte value, MemorySegment target) {
            target.set(ValueLayout.JAVA_BYTE, 0, value);
            return 1;
        }

        @Override
        public byte[] encode(Byte value) {
            return new byte[] {value};
        }
    }

    @AfterEach
    void givesEverythingBack() {
        assertThat(pool.stats().free()).isEqualTo(2);
        pool.close();
    }

    private Buffer buffer(int value) throws InterruptedException {
        LoanedSlot loan = pool.loan();
        return loan.publish(codec.write((byte) value, loan.bytes()));
    }

    @Test
    void validatesOnce() throws InterruptedException {
        try (Buffer buffer = buffer(5)) {
            assertThat(buffer.as(codec)).isEqualTo((byte) 5);
            assertThat(buffer.as(codec)).isEqualTo((byte) 5);

            assertThat(codec.validations).isEqualTo(1);
        }
    }

    @Test
    void validatesForEachCodec() throws InterruptedException {
        CountingCodec other = new CountingCodec();
        try (Buffer buffer = buffer(5)) {
            assertThat(buffer.as(codec)).isEqualTo(buffer.as(other));

            assertThat(other.validations).isEqualTo(1);
        }
    }

    @Test
    void validatesAgainWhatMayHaveBeenWritten() throws InterruptedException {
        try (Buffer buffer = buffer(5)) {
            assertThat(buffer.as(codec)).isEqualTo((byte) 5);
            buffer.writable().set(ValueLayout.JAVA_BYTE, 0, (byte) 0);

            assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> buffer.as(codec));
            assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> buffer.as(codec));
            assertThat(codec.validations).isEqualTo(3);
        }
    }

    @Test
    void anotherReferenceKnowsToo() throws InterruptedException {
        try (Buffer buffer = buffer(5)) {
            assertThat(buffer.as(codec)).isEqualTo((byte) 5);
            try (Buffer other = buffer.retain()) {
                assertThat(other.as(codec)).isEqualTo((byte) 5);
            }

            assertThat(codec.validations).isEqualTo(1);
        }
    }

    @Test
    void aPartIsOtherBytes() throws InterruptedException {
        try (Buffer buffer = buffer(5)) {
            assertThat(buffer.as(codec)).isEqualTo((byte) 5);
            try (Buffer part = buffer.view(0, 1)) {
                assertThat(part.as(codec)).isEqualTo((byte) 5);
            }

            assertThat(codec.validations).isEqualTo(2);
        }
    }

    @Test
    void theNextBufferInTheSlotIsNotValidated() throws InterruptedException {
        for (int i = 1; i <= 4; i++) {
            try (Buffer buffer = buffer(i)) {
                assertThat(buffer.as(codec)).isEqualTo((byte) i);
            }
        }

        assertThat(codec.validations).isEqualTo(4);
    }

    @Test
    void refusesAfterTheRelease() throws InterruptedException {
        Buffer buffer = buffer(5);
        buffer.close();

        assertThatIllegalStateException().isThrownBy(() -> buffer.as(codec));
    }
}
