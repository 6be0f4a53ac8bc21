package io.parallax.codec.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.flatbuffers.FlatBufferBuilder;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import io.parallax.api.codec.ValidationException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.codec.envelope.wire.Entry;
import io.parallax.codec.envelope.wire.Envelope;
import io.parallax.codec.envelope.wire.Value;
import io.parallax.memory.HeapPoolProvider;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvelopesTest {
    private final StandardEnvelopes envelopes = new StandardEnvelopes();
    private final MemoryPool pool = new HeapPoolProvider().create(new PoolConfig("test", 64, 2));
    private final Buffer from = Objects.requireNonNull(pool.tryLoan()).publish(1);
    private final Buffer to = Objects.requireNonNull(pool.tryLoan()).publish(1);

    @AfterEach
    void closes() {
        from.close();
        to.close();
        pool.close();
    }

    private static Metadata fill(Metadata metadata) {
        return metadata.pts(1)
                .dts(-2)
                .duration(3)
                .sequence(4)
                .streamId(5)
                .offset(6)
                .flags(BufferFlags.LIVE | Integer.MIN_VALUE);
    }

    private byte[] encode(Metadata metadata) {
        byte[] room = new byte[65_536];
        return Arrays.copyOf(room, (int) envelopes.write(metadata, MemorySegment.ofArray(room)));
    }

    private void isSame(Metadata one, Metadata other) {
        assertThat(one.pts()).isEqualTo(other.pts());
        assertThat(one.dts()).isEqualTo(other.dts());
        assertThat(one.duration()).isEqualTo(other.duration());
        assertThat(one.sequence()).isEqualTo(other.sequence());
        assertThat(one.streamId()).isEqualTo(other.streamId());
        assertThat(one.offset()).isEqualTo(other.offset());
        assertThat(one.flags()).isEqualTo(other.flags());
    }

    @Test
    void carriesEveryField() {
        fill(from.metadata());
        byte[] bytes = encode(from.metadata());
        envelopes.read(MemorySegment.ofArray(bytes), to.metadata());

        isSame(to.metadata(), from.metadata());
        assertThat(to.metadata().entries()).isEmpty();
        assertThat(bytes.length % 8).isZero();
        Envelope generated = Envelope.getRootAsEnvelope(ByteBuffer.wrap(bytes));
        assertThat(generated.pts()).isEqualTo(1);
        assertThat(generated.streamId()).isEqualTo(5);
    }

    @Test
    void carriesWhatIsUnknown() {
        envelopes.read(MemorySegment.ofArray(encode(from.metadata())), fill(to.metadata()));

        isSame(to.metadata(), from.metadata());
    }

    @Test
    void carriesTheOpenPart() {
        fill(from.metadata())
                .put(new MetadataKey<>("flag", Boolean.class), true)
                .put(new MetadataKey<>("int", Integer.class), -1)
                .put(new MetadataKey<>("long", Long.class), Long.MIN_VALUE)
                .put(new MetadataKey<>("float", Float.class), 1.5f)
                .put(new MetadataKey<>("double", Double.class), Double.NaN)
                .put(new MetadataKey<>("text", String.class), "Zürich 🦀")
                .put(new MetadataKey<>("fraction", Fraction.class), new Fraction(30_000, 1001))
                .put(new MetadataKey<>("caps", Caps.class), Caps.parse("video/x-raw,width=[1,100]"));
        envelopes.read(MemorySegment.ofArray(encode(from.metadata())), to.metadata());

        isSame(to.metadata(), from.metadata());
        assertThat(to.metadata().entries()).isEqualTo(from.metadata().entries());
    }

    @Test
    void carriesBytes() {
        MetadataKey<MemorySegment> key = new MetadataKey<>("bytes", MemorySegment.class);
        from.metadata().put(key, MemorySegment.ofArray(new byte[] {1, 2, 3}));
        envelopes.read(MemorySegment.ofArray(encode(from.metadata())), to.metadata());

        MemorySegment read = Objects.requireNonNull(to.metadata().get(key));
        assertThat(read.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
        assertThat(read.isReadOnly()).isTrue();
    }

    /// An envelope of a version that has two fields more, and a kind of value that this one does not know.
    private static byte[] newer() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int later = Value.createValue(builder, 77, Value.createDataVector(builder, new byte[] {9, 8}));
        int opaque = Value.createValue(builder, 200, Value.createDataVector(builder, new byte[] {7}));
        int entry = Entry.createEntry(builder, builder.createString("new kind"), opaque);
        int entries = Envelope.createEntriesVector(builder, new int[] {entry});
        builder.startTable(12);
        Envelope.addPts(builder, 5);
        Envelope.addEntries(builder, entries);
        builder.addOffset(11, later, 0);
        Envelope.finishEnvelopeBuffer(builder, builder.endTable());
        return builder.sizedByteArray();
    }

    @Test
    void keepsWhatNewerVersionsSay() {
        envelopes.read(MemorySegment.ofArray(newer()), from.metadata());
        byte[] again = encode(from.metadata().pts(6));
        envelopes.read(MemorySegment.ofArray(again), to.metadata());

        assertThat(encode(to.metadata())).isEqualTo(again);
        assertThat(to.metadata().entries()).hasSize(2);
        LaterFields later = Objects.requireNonNull(to.metadata().get(LaterFields.KEY));
        OpaqueValue value = Objects.requireNonNull(later.values().get(11));
        assertThat(value.kind()).isEqualTo(77);
        assertThat(value.data().toArray(ValueLayout.JAVA_BYTE)).containsExactly(9, 8);
        assertThat(Envelope.getRootAsEnvelope(ByteBuffer.wrap(again))
                        .entries(0)
                        .value()
                        .kind())
                .isEqualTo(200);
    }

    @Test
    void refusesValuesThatHaveNoBytes() {
        from.metadata().put(new MetadataKey<>("when", Instant.class), Instant.EPOCH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(from.metadata()))
                .withMessageContaining("the metadata 'when' is a java.time.Instant");
    }

    @Test
    void tellsHowMuchRoomIsMissing() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> envelopes.write(from.metadata(), MemorySegment.ofArray(new byte[20])))
                .withMessageContaining("give a larger segment");
    }

    @Test
    void refusesACutAndSetsNothing() {
        fill(from.metadata()).put(new MetadataKey<>("text", String.class), "some text");
        byte[] bytes = encode(from.metadata());

        for (int size = 0; size < bytes.length - 4; size++) {
            MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(bytes, size));
            assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> envelopes.read(cut, to.metadata()));
        }
        assertThat(to.metadata().streamId()).isZero();
    }
}
