package io.parallax.memory.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes tables in the binary form of FlatBuffers, front to back: each table after the one that refers to it, with its
/// list of fields in front of it.
final class TableWriter {
    private static final int FIRST_BYTES = 256;

    private ByteBuffer out = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private TableWriter() {}

    /// {@return a whole buffer}
    /// @param identifier four letters that tell what it is
    static byte[] write(String identifier, TableSpec root) {
        TableWriter writer = new TableWriter();
        writer.reserve(4);
        writer.raw(identifier.getBytes(StandardCharsets.US_ASCII));
        writer.refer(0, writer.table(root));
        return Arrays.copyOf(writer.out.array(), writer.out.position());
    }

    private int table(TableSpec spec) {
        align(2);
        int width = spec.width();
        int list = reserve(4 + 2 * width);
        align(4);
        int start = reserve(4);
        int[] places = new int[width];
        for (Map.Entry<Integer, Object> field : spec.fields().entrySet()) {
            places[field.getKey()] = field(field.getValue());
        }
        out.putShort(list, (short) (4 + 2 * width));
        out.putShort(list + 2, (short) (out.position() - start));
        out.putInt(start, start - list);
        for (int i = 0; i < width; i++) {
            out.putShort(list + 4 + 2 * i, (short) (places[i] == 0 ? 0 : places[i] - start));
        }
        spec.fields().forEach((number, value) -> child(places[number], value));
        return start;
    }

    /// Writes a number, or leaves room to refer to what comes later.
    private int field(Object value) {
        int bytes = switch (value) {
            case Boolean _, Byte _ -> 1;
            case Short _ -> 2;
            case Long _, Double _ -> 8;
            default -> 4;
        };
        align(bytes);
        int place = reserve(bytes);
        switch (value) {
            case Boolean flag -> out.put(place, (byte) (flag ? 1 : 0));
            case Byte number -> out.put(place, number);
            case Short number -> out.putShort(place, number);
            case Integer number -> out.putInt(place, number);
            case Long number -> out.putLong(place, number);
            case Double number -> out.putDouble(place, number);
            default -> {
                // what is referred to comes later
            }
        }
        return place;
    }

    private void child(int place, Object value) {
        switch (value) {
            case TableSpec table -> refer(place, table(table));
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                refer(place, bytes(bytes));
                reserve(1);
            }
            case byte[] bytes -> refer(place, bytes(bytes));
            case List<?> tables -> refer(place, tables(tables));
            default -> {
                // a number lies in the table itself
            }
        }
    }

    private int bytes(byte[] bytes) {
        align(4);
        int start = reserve(4);
        out.putInt(start, bytes.length);
        raw(bytes);
        return start;
    }

    private int tables(List<?> tables) {
        align(4);
        int start = reserve(4 + 4 * tables.size());
        out.putInt(start, tables.size());
        for (int i = 0; i < tables.size(); i++) {
            refer(start + 4 + 4 * i, table((TableSpec) tables.get(i)));
        }
        return start;
    }

    private void refer(int from, int to) {
        out.putInt(from, to - from);
    }

    private void align(int bytes) {
        reserve(-out.position() & (bytes - 1));
    }

    private void raw(byte[] bytes) {
        int at = reserve(bytes.length);
        out.put(at, bytes);
    }

    /// {@return where so many zero bytes begin}
    private int reserve(int bytes) {
        int at = out.position();
        if (out.remaining() < bytes) {
            int larger = Math.max(2 * out.capacity(), at + bytes);
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), larger)).order(ByteOrder.LITTLE_ENDIAN);
        }
        out.position(at + bytes);
        return at;
    }
}
