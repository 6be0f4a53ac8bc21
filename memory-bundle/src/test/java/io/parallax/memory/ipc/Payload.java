package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.parallax.api.buffer.Buffer;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.zip.CRC32C;

/// Bytes that show when they were changed: number of the buffer, checksum of the rest, and a rest that differs from
/// buffer to buffer.
public final class Payload {
    static final long LEAST = 24;

    /// What still crosses beside its descriptor.
    private static final long SMALL = 64;

    private Payload() {}

    /// {@return a size, small ones as often as others}
    public static long size(Random random, long most) {
        return random.nextLong(LEAST, (random.nextBoolean() ? Math.min(SMALL, most) : most) + 1);
    }

    public static void fill(MemorySegment bytes, long number) {
        long value = number * 0x9E37_79B9_7F4A_7C15L;
        for (long at = 16; at + 8 <= bytes.byteSize(); at += 8) {
            value += 0x1234_5678_9ABC_DEF1L;
            bytes.set(JAVA_LONG_UNALIGNED, at, value);
        }
        bytes.asSlice(bytes.byteSize() & -8).fill((byte) number);
        bytes.set(JAVA_LONG_UNALIGNED, 0, number);
        bytes.set(JAVA_LONG_UNALIGNED, 8, checksum(bytes));
    }

    /// Checks the bytes.
    /// @throws AssertionError unless they are those of its number
    public static void check(Buffer buffer) {
        MemorySegment bytes = buffer.bytes();
        long number = buffer.metadata().sequence();
        if (bytes.get(JAVA_LONG_UNALIGNED, 0) != number || bytes.get(JAVA_LONG_UNALIGNED, 8) != checksum(bytes)) {
            throw new AssertionError("buffer " + number + " holds bytes of buffer " + bytes.get(JAVA_LONG_UNALIGNED, 0)
                    + ", or of several: " + buffer);
        }
    }

    private static long checksum(MemorySegment bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.asSlice(16).asByteBuffer());
        return checksum.getValue();
    }
}
