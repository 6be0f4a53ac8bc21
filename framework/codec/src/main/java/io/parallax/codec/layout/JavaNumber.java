package io.parallax.codec.layout;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The primitive types of Java, as what holds a number that is carried.
enum JavaNumber {
    BOOLEAN(boolean.class, Kind.BOOL),
    BYTE(byte.class, Kind.I8),
    SHORT(short.class, Kind.I16),
    CHAR(char.class, Kind.U16),
    INT(int.class, Kind.I32),
    LONG(long.class, Kind.I64),
    FLOAT(float.class, Kind.F32),
    DOUBLE(double.class, Kind.F64);

    private static final Map<Class<?>, JavaNumber> WRAPPERS = Map.of(
            Boolean.class, BOOLEAN,
            Byte.class, BYTE,
            Short.class, SHORT,
            Character.class, CHAR,
            Integer.class, INT,
            Long.class, LONG,
            Float.class, FLOAT,
            Double.class, DOUBLE);

    private final Class<?> primitive;
    private final Kind usual;

    JavaNumber(Class<?> primitive, Kind usual) {
        this.primitive = primitive;
        this.usual = usual;
    }

    static @Nullable JavaNumber of(Class<?> type) {
        for (JavaNumber number : values()) {
            if (number.primitive == type) {
                return number;
            }
        }
        return WRAPPERS.get(type);
    }

    /// {@return what it is carried as when nothing else is said}
    Kind usual() {
        return usual;
    }

    boolean isInteger() {
        return this != BOOLEAN && !usual.isReal();
    }

    /// {@return whether numbers of that kind have a place in this type}
    boolean holds(Kind kind) {
        if (!isInteger() || kind.isReal() || kind == Kind.BOOL) {
            return kind == usual;
        }
        return this == CHAR ? kind == Kind.U16 : kind.bits() <= usual.bits();
    }

    /// {@return whether a value of this type may be too large for that kind}
    boolean isWiderThan(Kind kind) {
        return isInteger() && usual.bits() > kind.bits();
    }

    Object box(long bits) {
        return switch (this) {
            case BOOLEAN -> bits != 0;
            case BYTE -> (byte) bits;
            case SHORT -> (short) bits;
            case CHAR -> (char) bits;
            case INT -> (int) bits;
            case LONG -> bits;
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case DOUBLE -> Double.longBitsToDouble(bits);
        };
    }

    long unbox(Object value) {
        return switch (this) {
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case BYTE -> (Byte) value;
            case SHORT -> (Short) value;
            case CHAR -> (Character) value;
            case INT -> (Integer) value;
            case LONG -> (Long) value;
            case FLOAT -> Float.floatToRawIntBits((Float) value);
            case DOUBLE -> Double.doubleToRawLongBits((Double) value);
        };
    }
}
