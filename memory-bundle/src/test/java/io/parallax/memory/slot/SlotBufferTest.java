package io.parallax.memory.slot;

import static io.parallax.memory.slot.TestPools.publish;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.MemoryPool;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotBufferTest {
    private final MemoryPool pool = TestPools.pool(4);

    @AfterEach
    void allSlotsAreHome() {
        assertThat(pool.stats().free()).isEqualTo(4);
        pool.close();
    }

    @Test
    void showsThePublishedBytesReadOnly() {
        try (Buffer buffer = publish(pool, 10)) {
            assertThat(buffer.size()).isEqualTo(10);
            assertThat(buffer.bytes().byteSize()).isEqualTo(10);
            assertThat(buffer.bytes().isReadOnly()).isTrue();
            assertThat(buffer.writable().isReadOnly()).isFalse();
        }
    }

    @Test
    void freesTheSlotWithTheLastReference() {
        Buffer first = publish(pool, 10);
        Buffer second = first.retain();
        Buffer part = second.view(2, 3);

        first.close();
        second.close();
        assertThat(pool.stats().free()).isEqualTo(3);
        part.close();
        assertThat(pool.stats().free()).isEqualTo(4);
    }

    @Test
    void retainsAsAHandleOfItsOwn() {
        Buffer first = publish(pool, 10);
        Buffer second = first.retain();

        assertThat(second).isNotSameAs(first);
        first.close();
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(second.bytes().byteSize()).isEqualTo(10);
        second.close();
    }

    @Test
    void viewsPartOfItsBytes() {
        Buffer whole = publish(pool, 10);
        whole.writable().set(JAVA_BYTE, 5, (byte) 77);
        Buffer part = whole.view(4, 3);
        Buffer partOfPart = part.view(1, 2);

        assertThat(part.size()).isEqualTo(3);
        assertThat(part.bytes().get(JAVA_BYTE, 1)).isEqualTo((byte) 77);
        assertThat(partOfPart.bytes().get(JAVA_BYTE, 0)).isEqualTo((byte) 77);
        whole.close();
        part.close();
        partOfPart.close();
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "0, 11", "10, 1", "11, 0", "5, -1", "1, 9223372036854775807", "9223372036854775807, 1"})
    void refusesAViewOutsideItself(long offset, long size) {
        try (Buffer buffer = publish(pool, 10)) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> buffer.view(offset, size))
                    .withMessageContaining("pool=test slot=0");
        }
    }

    @Test
    void viewsNothingAtItsEnd() {
        try (Buffer buffer = publish(pool, 10);
                Buffer empty = buffer.view(10, 0)) {
            assertThat(empty.bytes().byteSize()).isZero();
        }
    }

    @Test
    void isWritableWhileItIsTheOnlyReference() {
        Buffer first = publish(pool, 10);
        Buffer second = first.retain();
        assertThat(first.isWritable()).isFalse();
        assertThat(second.isWritable()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(first::writable)
                .withMessageContaining("shared by 2 references")
                .withMessageContaining("pool=test slot=0");

        first.close();

        assertThat(second.isWritable()).isTrue();
        second.writable().set(JAVA_BYTE, 0, (byte) 1);
        second.close();
    }

    @Test
    void refusesEveryUseAfterItsRelease() {
        Buffer buffer = publish(pool, 10);
        buffer.close();

        List<ThrowingCallable> uses = List.of(
                buffer::size,
                buffer::bytes,
                buffer::isWritable,
                buffer::writable,
                buffer::metadata,
                buffer::retain,
                () -> buffer.view(0, 1),
                buffer::close);
        assertThat(uses)
                .allSatisfy(use -> assertThatIllegalStateException()
                        .isThrownBy(use)
                        .withMessageContaining("released")
                        .withMessageContaining("pool=test slot=0"));
        assertThat(buffer.isOpen()).isFalse();
    }

    @Test
    void refusesASecondCloseOfASecondHandle() {
        Buffer first = publish(pool, 10);
        Buffer second = first.retain();
        second.close();

        assertThatIllegalStateException().isThrownBy(second::close).withMessageContaining("slot=0");
        assertThat(first.isWritable()).isTrue();
        first.close();
    }

    @Test
    void takesAnyNumberOfReferences() {
        Buffer buffer = publish(pool, 200);
        for (int round = 0; round < 3; round++) {
            List<Buffer> parts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                parts.add(buffer.view(i, 1));
            }
            assertThat(parts).doesNotHaveDuplicates();
            for (int i = 0; i < 200; i++) {
                assertThat(parts.get(i).bytes().address())
                        .isEqualTo(buffer.bytes().address() + i);
            }
            parts.forEach(Buffer::close);
        }
        assertThat(buffer.isWritable()).isTrue();
        buffer.close();
    }

    @Test
    void namesPoolAndSlotInItsText() {
        Buffer buffer = publish(pool, 10);
        assertThat(buffer).hasToString("Buffer[pool=test slot=0 offset=0 size=10]");
        buffer.close();
        assertThat(buffer).hasToString("Buffer[pool=test slot=0 offset=0 size=10 released]");
    }
}
