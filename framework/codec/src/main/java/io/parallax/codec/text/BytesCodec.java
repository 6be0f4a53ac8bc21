package io.parallax.codec.text;

import io.parallax.api.codec.ValidationException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bytes as they are.
public final class BytesCodec extends ArrayCodec<byte[]> {
    /// Makes the codec.
    public BytesCodec() {
        super("application/octet-stream", "application/octet-stream");
    }

    @Override
    public void validate(MemorySegment bytes) {
        if (bytes.byteSize() > Integer.MAX_VALUE - 8) {
            throw new ValidationException(
                    "there are " + bytes.byteSize() + " bytes, and an array has less than 2 GiB", 0);
        }
    }

    @Override
    public byte[] read(MemorySegment bytes) {
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public byte[] encode(byte[] value) {
        return value.clone();
    }
}
