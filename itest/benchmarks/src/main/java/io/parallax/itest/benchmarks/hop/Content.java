package io.parallax.itest.benchmarks.hop;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// What is in a message: its number, and further words that depend on number and place.
final class Content {
    static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private Content() {}

    static void fill(MemorySegment bytes, long number, int size) {
        for (long at = 0; at < size; at += Long.BYTES) {
            bytes.set(JAVA_LONG_UNALIGNED, at, number + at * STEP);
        }
    }

    /// Reads all words.
    static long sumOf(MemorySegment bytes, int size) {
        long sum = 0;
        for (long at = 0; at < size; at += Long.BYTES) {
            sum += bytes.get(JAVA_LONG_UNALIGNED, at);
        }
        return sum;
    }

    /// {@return what the words of a message add up to}
    static long sum(long number, int size) {
        long words = size / Long.BYTES;
        return words * number + words * (words - 1) / 2 * Long.BYTES * STEP;
    }
}
