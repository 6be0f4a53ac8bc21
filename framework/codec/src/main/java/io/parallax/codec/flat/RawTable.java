package io.parallax.codec.flat;

import io.parallax.api.codec.ValidationException;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Utf8;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table whose schema is not at hand: fields are asked for by number and kind.
public record RawTable(MemorySegment bytes, long at) {
    /// {@return the root table of a payload}
    public static RawTable root(MemorySegment bytes) {
        return new RawTable(bytes, LittleEndian.unsignedInt(bytes, 0));
    }

    /// {@return where a field lies, or -1 if it is not there}
    public long field(int number) {
        long directory = at - bytes.get(LittleEndian.INT, at);
        int size = Short.toUnsignedInt(bytes.get(LittleEndian.SHORT, directory));
        int entry = 2 * Short.BYTES + number * Short.BYTES;
        if (entry + Short.BYTES > size) {
            return -1;
        }
        int offset = Short.toUnsignedInt(bytes.get(LittleEndian.SHORT, directory + entry));
        return offset == 0 ? -1 : at + offset;
    }

    /// {@return how many fields the table knows of}
    public int fields() {
        long directory = at - bytes.get(LittleEndian.INT, at);
        return Short.toUnsignedInt(bytes.get(LittleEndian.SHORT, directory)) / Short.BYTES - 2;
    }

    /// {@return the bytes of a vector of bytes, empty if it is not there}
    public MemorySegment blob(int number) {
        long field = field(number);
        if (field < 0) {
            return MemorySegment.NULL;
        }
        long start = target(field);
        return bytes.asSlice(start + Integer.BYTES, LittleEndian.unsignedInt(bytes, start));
    }

    private long target(long pointer) {
        return pointer + LittleEndian.unsignedInt(bytes, pointer);
    }

    /// {@return an integer of so many bytes}
    public long number(int number, int size, long otherwise) {
        long field = field(number);
        if (field < 0) {
            return otherwise;
        }
        return switch (size) {
            case Byte.BYTES -> LittleEndian.unsignedByte(bytes, field);
            case Short.BYTES -> Short.toUnsignedInt(bytes.get(LittleEndian.SHORT, field));
            case Integer.BYTES -> bytes.get(LittleEndian.INT, field);
            default -> bytes.get(LittleEndian.LONG, field);
        };
    }

    /// {@return a string, empty if it is not there}
    public String text(int number) {
        long field = field(number);
        if (field < 0) {
            return "";
        }
        long start = target(field);
        return Utf8.read(bytes, start + Integer.BYTES, (int) LittleEndian.unsignedInt(bytes, start));
    }

    /// {@return a table, or null if it is not there}
    public @Nullable RawTable table(int number) {
        long field = field(number);
        return field < 0 ? null : new RawTable(bytes, target(field));
    }

    /// {@return the tables of a vector}
    /// @throws ValidationException if there are more than so many
    public List<RawTable> tables(int number, int most) {
        List<RawTable> tables = new ArrayList<>();
        long field = field(number);
        if (field >= 0) {
            long start = target(field);
            long count = LittleEndian.unsignedInt(bytes, start);
            if (count > most) {
                throw new ValidationException("there are " + count + " tables, expected at most " + most, start);
            }
            for (long i = 0; i < count; i++) {
                tables.add(new RawTable(bytes, target(start + Integer.BYTES + i * Integer.BYTES)));
            }
        }
        return tables;
    }
}
