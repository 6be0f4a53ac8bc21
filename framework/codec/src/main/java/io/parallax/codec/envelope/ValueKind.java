package io.parallax.codec.envelope;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFormatException;
import io.parallax.api.caps.Fraction;
import io.parallax.api.codec.ValidationException;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The kinds of values in the open part, and their bytes.
enum ValueKind {
    FLAG(1, Boolean.class, 1, value -> new byte[] {(byte) ((Boolean) value ? 1 : 0)}),
    INT(2, Integer.class, 4, value -> room(4).putInt((Integer) value).array()),
    LONG(3, Long.class, 8, value -> room(8).putLong((Long) value).array()),
    FLOAT(4, Float.class, 4, value -> room(4).putFloat((Float) value).array()),
    DOUBLE(5, Double.class, 8, value -> room(8).putDouble((Double) value).array()),
    TEXT(6, String.class, -1, value -> Utf8.bytes((String) value)),
    BYTES(7, MemorySegment.class, -1, value -> ((MemorySegment) value).toArray(ValueLayout.JAVA_BYTE)),
    FRACTION(8, Fraction.class, 8, ValueKind::fraction),
    CAPS(9, Caps.class, -1, value -> Utf8.bytes(value.toString()));

    private static final int MOST_CAPS = 4096;

    private final int number;
    private final Class<?> type;
    private final int size;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<Object, byte[]> bytes;

    ValueKind(int number, Class<?> type, int size, Function<Object, byte[]> bytes) {
        this.number = number;
        this.type = type;
        this.size = size;
        this.bytes = bytes;
    }

    int number() {
        return number;
    }

    Class<?> type() {
        return type;
    }

    byte[] bytes(Object value) {
        return bytes.apply(value);
    }

    static @Nullable ValueKind of(int number) {
        for (ValueKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        return null;
    }

    static @Nullable ValueKind of(Object value) {
        for (ValueKind kind : values()) {
            if (kind.type.isInstance(value)) {
                return kind;
            }
        }
        return null;
    }

    private static ByteBuffer room(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] fraction(Object value) {
        Fraction fraction = (Fraction) value;
        return room(8).putInt(fraction.numerator())
                .putInt(fraction.denominator())
                .array();
    }

    /// {@return the value that bytes hold}
    /// @param at where the bytes lie, for messages
    /// @throws ValidationException if they hold none
    Object read(MemorySegment data, String key, long at) {
        if (size >= 0 && data.byteSize() != size) {
            throw new ValidationException(key + " has " + data.byteSize() + " bytes, expected " + size, at);
        }
        return switch (this) {
            case FLAG -> flag(data, key, at);
            case INT -> data.get(LittleEndian.INT, 0);
            case LONG -> data.get(LittleEndian.LONG, 0);
            case FLOAT -> data.get(LittleEndian.FLOAT, 0);
            case DOUBLE -> data.get(LittleEndian.DOUBLE, 0);
            case TEXT -> text(data, key, at);
            case BYTES -> copy(data);
            case FRACTION -> fraction(data, key, at);
            case CAPS -> caps(text(data, key, at), key, at);
        };
    }

    static MemorySegment copy(MemorySegment data) {
        return MemorySegment.ofArray(data.toArray(ValueLayout.JAVA_BYTE)).asReadOnly();
    }

    private static boolean flag(MemorySegment data, String key, long at) {
        int value = LittleEndian.unsignedByte(data, 0);
        if (value > 1) {
            throw new ValidationException(key + " is the byte " + value + ", expected 0 or 1", at);
        }
        return value == 1;
    }

    private static String text(MemorySegment data, String key, long at) {
        long error = Utf8.firstError(data, 0, data.byteSize());
        if (error >= 0) {
            throw new ValidationException(key + " is not UTF-8", at + error);
        }
        return Utf8.read(data, 0, (int) data.byteSize());
    }

    private static Fraction fraction(MemorySegment data, String key, long at) {
        try {
            return new Fraction(data.get(LittleEndian.INT, 0), data.get(LittleEndian.INT, 4));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ValidationException(key + " is no fraction: " + e.getMessage(), at);
        }
    }

    private static Caps caps(String text, String key, long at) {
        if (text.length() > MOST_CAPS) {
            throw new ValidationException(
                    key + " is caps of " + text.length() + " characters, expected at most " + MOST_CAPS, at);
        }
        try {
            return Caps.parse(text);
        } catch (CapsFormatException e) {
            throw new ValidationException(key + " is no caps: " + e.getMessage(), at);
        }
    }
}
