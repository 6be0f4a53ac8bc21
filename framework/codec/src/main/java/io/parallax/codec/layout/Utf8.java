package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// UTF-8 as Rust has it: no overlong forms, no surrogates, nothing above U+10FFFF, no sequence cut off.
public final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// {@return the position of the first byte that is not UTF-8, or -1}
    public static long firstError(MemorySegment bytes, long from, long size) {
        long at = from;
        long end = from + size;
        while (at < end) {
            if (end - at >= Long.BYTES && (bytes.get(LittleEndian.LONG, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
                continue;
            }
            int length = sequence(bytes, at, end);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /// {@return number of bytes of the character there, 0 if there is none}
    private static int sequence(MemorySegment bytes, long at, long end) {
        int first = LittleEndian.unsignedByte(bytes, at);
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (end - at < length) {
            return 0;
        }
        int second = LittleEndian.unsignedByte(bytes, at + 1);
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((LittleEndian.unsignedByte(bytes, at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// {@return the string that validated bytes hold}
    public static String read(MemorySegment bytes, long from, int size) {
        byte[] copy = new byte[size];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, copy, 0, size);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /// {@return the bytes of a string}
    /// @throws IllegalArgumentException if the string has half a surrogate pair, which UTF-8 cannot say
    public static byte[] bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isSurrogate(each)) {
                if (Character.isLowSurrogate(each)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "the string has half a surrogate pair at index " + i + ", which UTF-8 cannot carry");
                }
                i++;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// {@return less than, equal to, or more than 0, by the bytes in UTF-8}
    public static int compare(String one, String other) {
        return java.util.Arrays.compareUnsigned(bytes(one), bytes(other));
    }
}
