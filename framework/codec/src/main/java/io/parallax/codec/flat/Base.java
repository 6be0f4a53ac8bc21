package io.parallax.codec.flat;

/// The kinds of types that a binary schema knows, in the order of their numbers.
enum Base {
    NONE(0),
    UNION_TYPE(1),
    BOOL(1),
    BYTE(1),
    UBYTE(1),
    SHORT(2),
    USHORT(2),
    INT(4),
    UINT(4),
    LONG(8),
    ULONG(8),
    FLOAT(4),
    DOUBLE(8),
    STRING(4),
    VECTOR(4),
    OBJECT(4),
    UNION(4),
    ARRAY(0);

    private static final Base[] ALL = values();

    private final int size;

    Base(int size) {
        this.size = size;
    }

    /// {@return number of bytes where it stands; of an object, of the pointer to it}
    int size() {
        return size;
    }

    boolean isScalar() {
        return compareTo(STRING) < 0;
    }

    static Base of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw new IllegalArgumentException("the schema has the type " + number + ", which is not known");
        }
        return ALL[number];
    }
}
