package io.parallax.elements.test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/// Ways to fill the first bytes of a slot. They give the same bytes on every machine and allocate nothing.
final class Fill {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Fill() {}

    /// One word again and again, its lowest byte first.
    static void repeat(MemorySegment bytes, int size, long word) {
        int words = size & -Long.BYTES;
        for (int offset = 0; offset < words; offset += Long.BYTES) {
            bytes.set(WORD, offset, word);
        }
        rest(bytes, words, size, word);
    }

    /// Bytes that count up.
    static void count(MemorySegment bytes, int size, long first) {
        for (int offset = 0; offset < size; offset++) {
            bytes.set(ValueLayout.JAVA_BYTE, offset, (byte) (first + offset));
        }
    }

    static void random(MemorySegment bytes, int size, SplittableRandom random) {
        int words = size & -Long.BYTES;
        for (int offset = 0; offset < words; offset += Long.BYTES) {
            bytes.set(WORD, offset, random.nextLong());
        }
        if (words < size) {
            rest(bytes, words, size, random.nextLong());
        }
    }

    private static void rest(MemorySegment bytes, int from, int size, long word) {
        long left = word;
        for (int offset = from; offset < size; offset++) {
            bytes.set(ValueLayout.JAVA_BYTE, offset, (byte) left);
            left >>>= Byte.SIZE;
        }
    }
}
