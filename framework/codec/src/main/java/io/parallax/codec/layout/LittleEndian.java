package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers in memory: little-endian, at any address.
public final class LittleEndian {
    /// 16 bits.
    public static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// 16 bits, as a character.
    public static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// 32 bits.
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// 64 bits.
    public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// 32 bits, floating point.
    public static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// 64 bits, floating point.
    public static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long LOW_INT = 0xffffffffL;

    private LittleEndian() {}

    /// {@return the byte there, from 0 to 255}
    public static int unsignedByte(MemorySegment bytes, long at) {
        return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    /// {@return the number there, from 0 to 2^32 - 1}
    public static long unsignedInt(MemorySegment bytes, long at) {
        return bytes.get(INT, at) & LOW_INT;
    }

    /// {@return the least multiple of `align` that is not below `at`}
    public static long roundUp(long at, long align) {
        return (at + align - 1) / align * align;
    }
}
