package io.parallax.memory.slot;

import static io.parallax.memory.slot.TestPools.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.time.ClockTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleMetadataTest {
    private static final MetadataKey<String> CAMERA = new MetadataKey<>("org.example.camera", String.class);
    private static final MetadataKey<Integer> GAIN = new MetadataKey<>("org.example.gain", Integer.class);

    private final MemoryPool pool = TestPools.pool(1);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void startsEmptyForEachBuffer() {
        Buffer first = publish(pool, 1);
        fill(first.metadata());
        first.close();

        try (Buffer second = publish(pool, 1)) {
            Metadata metadata = second.metadata();
            assertThat(List.of(metadata.pts(), metadata.dts(), metadata.duration()))
                    .containsOnly(ClockTime.NONE);
            assertThat(metadata.sequence()).isEqualTo(-1);
            assertThat(metadata.offset()).isEqualTo(-1);
            assertThat(metadata.streamId()).isZero();
            assertThat(metadata.flags()).isZero();
            assertThat(metadata.entries()).isEmpty();
        }
    }

    @Test
    void keepsWhatIsSet() {
        try (Buffer buffer = publish(pool, 1)) {
            fill(buffer.metadata());

            assertFilled(buffer.metadata());
            assertThat(buffer.metadata().get(GAIN)).isNull();
        }
    }

    @Test
    void copiesItselfToFurtherReferences() {
        try (Buffer buffer = publish(pool, 1)) {
            fill(buffer.metadata());
            try (Buffer retained = buffer.retain();
                    Buffer part = buffer.view(0, 1)) {
                buffer.metadata().pts(99).put(GAIN, 3);

                assertFilled(retained.metadata());
                assertFilled(part.metadata());
                part.metadata().flags(0).sequence(0);
                assertFilled(retained.metadata());
            }
        }
    }

    @Test
    void copiesFromAnother() {
        MemoryPool other = TestPools.pool(1);
        try (Buffer from = publish(other, 1);
                Buffer to = publish(pool, 1)) {
            fill(from.metadata());
            to.metadata().copyFrom(from.metadata());
            assertFilled(to.metadata());
        }
        other.close();
    }

    @Test
    void showsItsEntriesUnmodifiable() {
        try (Buffer buffer = publish(pool, 1)) {
            buffer.metadata().put(GAIN, 1);
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> buffer.metadata().entries().clear());
        }
    }

    @Test
    void refusesEveryUseAfterTheRelease() {
        Buffer buffer = publish(pool, 1);
        Metadata metadata = buffer.metadata();
        buffer.close();

        List<ThrowingCallable> uses = List.of(
                metadata::pts,
                () -> metadata.pts(1),
                metadata::dts,
                () -> metadata.dts(1),
                metadata::duration,
                () -> metadata.duration(1),
                metadata::sequence,
                () -> metadata.sequence(1),
                metadata::streamId,
                () -> metadata.streamId(1),
                metadata::offset,
                () -> metadata.offset(1),
                metadata::flags,
                () -> metadata.flags(1),
                () -> metadata.has(1),
                () -> metadata.get(GAIN),
                () -> metadata.put(GAIN, 1),
                metadata::entries,
                () -> metadata.copyFrom(metadata));
        assertThat(uses)
                .allSatisfy(use ->
                        assertThatIllegalStateException().isThrownBy(use).withMessageContaining("pool=test slot=0"));
    }

    private static void fill(Metadata metadata) {
        metadata.pts(1).dts(2).duration(3).sequence(4).offset(5).streamId(6);
        metadata.flags(BufferFlags.DISCONT | BufferFlags.LIVE).put(CAMERA, "left");
    }

    private static void assertFilled(Metadata metadata) {
        assertThat(List.of(metadata.pts(), metadata.dts(), metadata.duration(), metadata.sequence(), metadata.offset()))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(metadata.streamId()).isEqualTo(6);
        assertThat(metadata.has(BufferFlags.DISCONT | BufferFlags.LIVE)).isTrue();
        assertThat(metadata.get(CAMERA)).isEqualTo("left");
    }
}
