package io.parallax.codec.text;

import io.parallax.api.caps.Caps;
import io.parallax.api.codec.Codec;
import java.lang.foreign.MemorySegment;

/// A codec whose payloads are made as arrays.
abstract class ArrayCodec<T> implements Codec<T> {
    private final Caps caps;
    private final String mediaType;

    ArrayCodec(String caps, String mediaType) {
        this.caps = Caps.parse(caps);
        this.mediaType = mediaType;
    }

    @Override
    public final Caps caps() {
        return caps;
    }

    @Override
    public final String mediaType() {
        return mediaType;
    }

    @Override
    public final String schema() {
        return "";
    }

    @Override
    public final long write(T value, MemorySegment target) {
        byte[] bytes = encode(value);
        if (bytes.length > target.byteSize()) {
            throw new IndexOutOfBoundsException("the payload needs " + bytes.length + " bytes, and " + target.byteSize()
                    + " were given: give a larger segment");
        }
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, target, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public String toString() {
        return mediaType;
    }
}
