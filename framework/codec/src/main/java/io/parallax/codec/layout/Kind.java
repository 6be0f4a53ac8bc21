package io.parallax.codec.layout;

import io.parallax.api.codec.Wire;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What numbers of up to 64 bits are carried as.
public enum Kind {
    BOOL(8, false, "bool"),
    U8(8, false, "u8"),
    I8(8, true, "i8"),
    U16(16, false, "u16"),
    I16(16, true, "i16"),
    U32(32, false, "u32"),
    I32(32, true, "i32"),
    U64(64, false, "u64"),
    I64(64, true, "i64"),
    USIZE(32, false, "usize"),
    ISIZE(32, true, "isize"),
    CHAR(32, false, "char"),
    F32(32, true, "f32"),
    F64(64, true, "f64");

    private final int bits;
    private final boolean signed;
    private final String rustName;

    Kind(int bits, boolean signed, String rustName) {
        this.bits = bits;
        this.signed = signed;
        this.rustName = rustName;
    }

    int bits() {
        return bits;
    }

    boolean isSigned() {
        return signed;
    }

    boolean isReal() {
        return this == F32 || this == F64;
    }

    String rustName() {
        return rustName;
    }

    static Kind of(Wire.Type type) {
        return valueOf(type.name());
    }

    /// {@return the bits there, signed ones extended by their sign and others by zeros}
    long load(MemorySegment bytes, long at) {
        return switch (bits) {
            case Byte.SIZE -> signed ? bytes.get(ValueLayout.JAVA_BYTE, at) : LittleEndian.unsignedByte(bytes, at);
            case Short.SIZE ->
                signed ? bytes.get(LittleEndian.SHORT, at) : Short.toUnsignedInt(bytes.get(LittleEndian.SHORT, at));
            case Integer.SIZE -> signed ? bytes.get(LittleEndian.INT, at) : LittleEndian.unsignedInt(bytes, at);
            default -> bytes.get(LittleEndian.LONG, at);
        };
    }

    /// Writes the low bits of a value.
    public void store(MemorySegment bytes, long at, long value) {
        switch (bits) {
            case Byte.SIZE -> bytes.set(ValueLayout.JAVA_BYTE, at, (byte) value);
            case Short.SIZE -> bytes.set(LittleEndian.SHORT, at, (short) value);
            case Integer.SIZE -> bytes.set(LittleEndian.INT, at, (int) value);
            default -> bytes.set(LittleEndian.LONG, at, value);
        }
    }
}
