package io.parallax.memory.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one table of a FlatBuffer that comes from somebody else. Nothing is believed: every place is checked to lie
/// within the bytes, within its table and where its alignment wants it, before it is read. Since tables may refer to
/// the same bytes again and again, the number of tables that are looked at is bounded too, and so is their depth.
final class TableReader {
    private static final int MOST_TABLES = 4096;
    private static final int MOST_DEPTH = 16;
    private static final int HEADER_BYTES = 8;

    private final Source source;
    private final int start;
    private final int size;
    private final int list;
    private final int listSize;
    private final int depth;

    /// The whole buffer, and how many tables of it were looked at.
    private static final class Source {
        final ByteBuffer bytes;
        int tables;

        Source(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        void require(boolean holds, String what, long at) {
            if (!holds) {
                throw new WireException(what + " at byte " + at + " of a message of " + bytes.capacity() + " bytes");
            }
        }

        /// Checks that something lies within the bytes.
        void span(long at, long length, int alignment, String what) {
            require(at >= 0 && length >= 0 && at + length <= bytes.capacity(), what + " outside", at);
            require(at % alignment == 0, what + " not aligned", at);
        }

        /// {@return where a place refers to}
        int target(int place) {
            span(place, 4, 4, "a reference");
            long offset = Integer.toUnsignedLong(bytes.getInt(place));
            require(offset > 0, "an empty reference", place);
            span(place + offset, 4, 4, "what is referred to");
            return (int) (place + offset);
        }
    }

    private TableReader(Source source, int start, int depth) {
        source.require(++source.tables <= MOST_TABLES, "more than " + MOST_TABLES + " tables", start);
        source.require(depth <= MOST_DEPTH, "more than " + MOST_DEPTH + " tables within each other", start);
        this.source = source;
        this.start = start;
        this.depth = depth;
        source.span(start, 4, 4, "a table");
        long place = (long) start - source.bytes.getInt(start);
        source.span(place, 4, 2, "a list of fields");
        this.list = (int) place;
        this.listSize = Short.toUnsignedInt(source.bytes.getShort(list));
        this.size = Short.toUnsignedInt(source.bytes.getShort(list + 2));
        source.require(listSize >= 4 && listSize % 2 == 0, "a malformed list of fields", list);
        source.span(list, listSize, 2, "a list of fields");
        source.require(size >= 4, "a malformed table", start);
        source.span(start, size, 4, "a table");
    }

    /// {@return the root table}
    /// @param identifier four letters that must be there
    /// @throws WireException if the bytes are malformed
    static TableReader root(String identifier, byte[] bytes) {
        Source source = new Source(bytes);
        source.require(bytes.length >= HEADER_BYTES, "no whole header", 0);
        byte[] found = Arrays.copyOfRange(bytes, 4, HEADER_BYTES);
        source.require(
                Arrays.equals(found, identifier.getBytes(StandardCharsets.US_ASCII)), "not '" + identifier + "'", 4);
        return new TableReader(source, source.target(0), 1);
    }

    /// {@return where a field lies, 0 if it is not there}
    private int place(int field, int bytes) {
        int entry = 4 + 2 * field;
        if (entry + 2 > listSize) {
            return 0;
        }
        int offset = Short.toUnsignedInt(source.bytes.getShort(list + entry));
        if (offset == 0) {
            return 0;
        }
        source.require(offset >= 4 && offset + bytes <= size, "field " + field + " outside of its table", start);
        source.span((long) start + offset, bytes, bytes, "field " + field);
        return start + offset;
    }

    int u8(int field, int otherwise) {
        int place = place(field, 1);
        return place == 0 ? otherwise : Byte.toUnsignedInt(source.bytes.get(place));
    }

    boolean flag(int field, boolean otherwise) {
        return u8(field, otherwise ? 1 : 0) != 0;
    }

    int u16(int field, int otherwise) {
        int place = place(field, 2);
        return place == 0 ? otherwise : Short.toUnsignedInt(source.bytes.getShort(place));
    }

    int i32(int field, int otherwise) {
        int place = place(field, 4);
        return place == 0 ? otherwise : source.bytes.getInt(place);
    }

    long i64(int field, long otherwise) {
        int place = place(field, 8);
        return place == 0 ? otherwise : source.bytes.getLong(place);
    }

    double f64(int field, double otherwise) {
        int place = place(field, 8);
        return place == 0 ? otherwise : source.bytes.getDouble(place);
    }

    /// {@return text, or null if the field is not there}
    @Nullable String text(int field) {
        int place = place(field, 4);
        if (place == 0) {
            return null;
        }
        int at = source.target(place);
        int length = length(at, 1);
        source.span((long) at + 4, (long) length + 1, 1, "text");
        source.require(source.bytes.get(at + 4 + length) == 0, "text without its end", at);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(source.bytes.slice(at + 4, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WireException("text at byte " + at + " is not UTF-8");
        }
    }

    /// {@return text, empty if the field is not there}
    String textOrEmpty(int field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    byte @Nullable [] bytes(int field) {
        int place = place(field, 4);
        if (place == 0) {
            return null;
        }
        int at = source.target(place);
        byte[] copy = new byte[length(at, 1)];
        source.bytes.get(at + 4, copy);
        return copy;
    }

    @Nullable TableReader table(int field) {
        int place = place(field, 4);
        return place == 0 ? null : new TableReader(source, source.target(place), depth + 1);
    }

    /// {@return the tables of a list, none if the field is not there}
    List<TableReader> tables(int field) {
        int place = place(field, 4);
        if (place == 0) {
            return List.of();
        }
        int at = source.target(place);
        int count = length(at, 4);
        List<TableReader> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(new TableReader(source, source.target(at + 4 + 4 * i), depth + 1));
        }
        return tables;
    }

    /// {@return how many elements a list has; all of them lie within the bytes}
    private int length(int at, int elementBytes) {
        long count = Integer.toUnsignedLong(source.bytes.getInt(at));
        source.span((long) at + 4, count * elementBytes, 1, "a list of " + count);
        return (int) count;
    }

    /// {@return an error about this table}
    WireException refuse(String what) {
        return new WireException(what + " in the table at byte " + start);
    }
}
