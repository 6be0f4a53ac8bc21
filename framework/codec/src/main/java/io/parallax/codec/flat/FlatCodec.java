package io.parallax.codec.flat;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.codec.Codec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;

/// Tables that generated code reads in place, once they are verified.
/// @param <T> class of the accessor
public final class FlatCodec<T> implements Codec<T> {
    private static final String MEDIA_TYPE = "application/x-flatbuffers";

    private final FlatVerifier verifier;
    private final Function<ByteBuffer, T> root;
    private final Function<T, ByteBuffer> finished;
    private final Caps caps;

    /// @param binarySchema what `flatc --binary --schema` made
    /// @param root the generated `getRootAs…` function
    /// @param finished gives the bytes of a finished table
    /// @throws IllegalArgumentException if the schema is none
    public FlatCodec(byte[] binarySchema, Function<ByteBuffer, T> root, Function<T, ByteBuffer> finished) {
        this.verifier = FlatVerifier.of(binarySchema);
        this.root = root;
        this.finished = finished;
        this.caps = Caps.of(CapsStructure.of(MEDIA_TYPE).with("schema", schema()));
    }

    @Override
    public Caps caps() {
        return caps;
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE + ";schema=" + schema();
    }

    @Override
    public String schema() {
        return verifier.name();
    }

    @Override
    public void validate(MemorySegment bytes) {
        verifier.verify(bytes);
    }

    @Override
    public T read(MemorySegment bytes) {
        return root.apply(bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }

    @Override
    public long write(T value, MemorySegment target) {
        MemorySegment bytes = MemorySegment.ofBuffer(finished.apply(value));
        if (bytes.byteSize() > target.byteSize()) {
            throw new IndexOutOfBoundsException("the table needs " + bytes.byteSize() + " bytes, and "
                    + target.byteSize() + " were given: give a larger segment");
        }
        MemorySegment.copy(bytes, 0, target, 0, bytes.byteSize());
        return bytes.byteSize();
    }

    @Override
    public byte[] encode(T value) {
        return MemorySegment.ofBuffer(finished.apply(value)).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public String toString() {
        return mediaType();
    }
}
