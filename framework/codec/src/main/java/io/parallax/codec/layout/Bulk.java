package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// Copies arrays of numbers that are carried as they are in Java, whole.
enum Bulk {
    BYTES(JavaNumber.BYTE, ValueLayout.JAVA_BYTE) {
        @Override
        Object make(int size) {
            return new byte[size];
        }
    },
    SHORTS(JavaNumber.SHORT, LittleEndian.SHORT) {
        @Override
        Object make(int size) {
            return new short[size];
        }
    },
    CHARS(JavaNumber.CHAR, LittleEndian.CHAR) {
        @Override
        Object make(int size) {
            return new char[size];
        }
    },
    INTS(JavaNumber.INT, LittleEndian.INT) {
        @Override
        Object make(int size) {
            return new int[size];
        }
    },
    LONGS(JavaNumber.LONG, LittleEndian.LONG) {
        @Override
        Object make(int size) {
            return new long[size];
        }
    },
    FLOATS(JavaNumber.FLOAT, LittleEndian.FLOAT) {
        @Override
        Object make(int size) {
            return new float[size];
        }
    },
    DOUBLES(JavaNumber.DOUBLE, LittleEndian.DOUBLE) {
        @Override
        Object make(int size) {
            return new double[size];
        }
    };

    private final JavaNumber java;

    @SuppressWarnings("ImmutableEnumChecker") // layouts are values
    private final ValueLayout layout;

    Bulk(JavaNumber java, ValueLayout layout) {
        this.java = java;
        this.layout = layout;
    }

    abstract Object make(int size);

    /// {@return how to copy arrays of such elements, or null if each must be looked at}
    static @Nullable Bulk of(Node element) {
        if (element instanceof ScalarNode scalar && scalar.isPlain(true)) {
            for (Bulk bulk : values()) {
                if (bulk.java == scalar.java() && bulk.layout.byteSize() == scalar.size()) {
                    return bulk;
                }
            }
        }
        return null;
    }

    int size(Object array) {
        return Array.getLength(array);
    }

    Object read(MemorySegment bytes, long at, int size) {
        Object array = make(size);
        MemorySegment.copy(bytes, layout, at, array, 0, size);
        return array;
    }

    void write(Object array, MemorySegment bytes, long at) {
        MemorySegment.copy(array, 0, bytes, layout, at, size(array));
    }
}
