package io.parallax.codec.flat;

import io.parallax.codec.flat.Schema.Field;
import io.parallax.codec.flat.Schema.Member;
import io.parallax.codec.flat.Schema.ObjectType;
import io.parallax.codec.flat.Schema.Union;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads binary schemas, which are FlatBuffers themselves. They come from the author of the program, so there is no
/// more to do about damage than to say so.
final class SchemaReader {
    private static final int MOST = 1 << 16;

    private final List<ObjectType> types = new ArrayList<>();
    private final List<Union> unions = new ArrayList<>();
    private final Map<String, Integer> fieldTypes = new HashMap<>();

    private SchemaReader() {}

    /// @throws IllegalArgumentException if the bytes are no binary schema with a root table
    static Schema read(byte[] bytes) {
        try {
            return new SchemaReader().schema(RawTable.root(MemorySegment.ofArray(bytes)));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no binary schema: make one with flatc --binary --schema", e);
        }
    }

    private Schema schema(RawTable schema) {
        for (RawTable object : schema.tables(0, MOST)) {
            types.add(type(object, types.size()));
        }
        for (RawTable each : schema.tables(1, MOST)) {
            unions.add(union(each));
        }
        RawTable root = schema.table(4);
        if (root == null) {
            throw new IllegalArgumentException("the schema has no root table: add root_type");
        }
        String name = root.text(0);
        for (ObjectType type : types) {
            if (type.name().equals(name)) {
                return new Schema(types, unions, type, schema.text(2));
            }
        }
        throw new IllegalArgumentException("the schema lacks its root table " + name);
    }

    private ObjectType type(RawTable object, int number) {
        String name = object.text(0);
        boolean isStruct = object.number(2, Byte.BYTES, 0) != 0;
        int align = (int) object.number(3, Integer.BYTES, 1);
        int size = (int) object.number(4, Integer.BYTES, 0);
        List<@Nullable Field> fields = new ArrayList<>();
        if (!isStruct) {
            for (RawTable field : object.tables(1, MOST)) {
                int id = (int) field.number(2, Short.BYTES, 0);
                while (fields.size() <= id) {
                    fields.add(null);
                }
                fields.set(id, field(field, name));
            }
        }
        return new ObjectType(name, number, fields, isStruct, size, align);
    }

    private Field field(RawTable field, String owner) {
        RawTable type = field.table(1);
        if (type == null) {
            throw new IllegalArgumentException("the schema has a field without a type in " + owner);
        }
        Base base = base(type, 0);
        Base element = base(type, 1);
        int index = (int) type.number(2, Integer.BYTES, -1);
        boolean required = field.number(7, Byte.BYTES, 0) != 0;
        int number = fieldTypes.computeIfAbsent(base + " " + element + " " + index, _ -> fieldTypes.size());
        return new Field(owner + "." + field.text(0), base, element, index, required, number);
    }

    private static Base base(RawTable type, int field) {
        return Base.of((int) type.number(field, Byte.BYTES, 0));
    }

    private static Union union(RawTable each) {
        List<@Nullable Member> members = new ArrayList<>();
        boolean isUnion = each.number(2, Byte.BYTES, 0) != 0;
        if (isUnion) {
            for (RawTable value : each.tables(1, MOST)) {
                int tag = (int) value.number(1, Long.BYTES, 0);
                while (members.size() <= tag) {
                    members.add(null);
                }
                RawTable type = value.table(3);
                if (type != null) {
                    members.set(tag, new Member(base(type, 0), (int) type.number(2, Integer.BYTES, -1)));
                }
            }
        }
        return new Union(each.text(0), members);
    }
}
