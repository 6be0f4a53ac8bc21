package io.parallax.codec.text;

import io.parallax.api.codec.ValidationException;
import io.parallax.codec.layout.Utf8;
import java.lang.foreign.MemorySegment;

/// Text in UTF-8.
public final class TextCodec extends ArrayCodec<String> {
    /// Makes the codec.
    public TextCodec() {
        super("text/x-raw,format=(string)utf8", "text/plain;charset=utf-8");
    }

    static void checkText(MemorySegment bytes) {
        if (bytes.byteSize() > Integer.MAX_VALUE - 8) {
            throw new ValidationException("the text has " + bytes.byteSize() + " bytes, expected less than 2 GiB", 0);
        }
        long error = Utf8.firstError(bytes, 0, bytes.byteSize());
        if (error >= 0) {
            throw new ValidationException("the text is not UTF-8", error);
        }
    }

    @Override
    public void validate(MemorySegment bytes) {
        checkText(bytes);
    }

    @Override
    public String read(MemorySegment bytes) {
        return Utf8.read(bytes, 0, Math.toIntExact(bytes.byteSize()));
    }

    @Override
    public byte[] encode(String value) {
        return Utf8.bytes(value);
    }
}
