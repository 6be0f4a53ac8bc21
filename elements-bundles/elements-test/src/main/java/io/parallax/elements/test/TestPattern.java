package io.parallax.elements.test;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/// What the buffers of a [TestSrc] hold.
enum TestPattern {
    ZERO,
    ONES,
    COUNTER,
    RANDOM,
    ALTERNATING,
    SEQUENCE;

    void fill(MemorySegment bytes, int size, long sequence, SplittableRandom random) {
        switch (this) {
            case ZERO -> Fill.repeat(bytes, size, 0);
            case ONES -> Fill.repeat(bytes, size, -1);
            case COUNTER -> Fill.count(bytes, size, sequence * size);
            case RANDOM -> Fill.random(bytes, size, random);
            case ALTERNATING -> Fill.repeat(bytes, size, 0xaa55_aa55_aa55_aa55L);
            case SEQUENCE -> Fill.repeat(bytes, size, sequence);
        }
    }
}
