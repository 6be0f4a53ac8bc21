package io.parallax.codec.flat;

import io.parallax.api.codec.ValidationException;
import io.parallax.codec.flat.Schema.Field;
import io.parallax.codec.flat.Schema.Member;
import io.parallax.codec.flat.Schema.ObjectType;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verifies one payload: everything that an accessor of the schema can reach lies inside, is aligned, and is what it is
/// said to be. What many point to is verified once, so the work grows with the bytes.
final class Verifier {
    /// How deep tables may lead.
    static final int MOST_DEPTH = 64;

    private static final int HEADER = 2 * Integer.BYTES;
    private static final int DIRECTORY_HEADER = 2 * Short.BYTES;

    /// What tables of a type are counted from, so that they differ from types of fields.
    private static final long TABLES = 1 << 20;

    private final Schema schema;
    private final MemorySegment bytes;
    private final long size;
    private @Nullable Seen seen;
    private int depth;
    private long unionElements;

    Verifier(Schema schema, MemorySegment bytes) {
        this.schema = schema;
        this.bytes = bytes;
        this.size = bytes.byteSize();
    }

    /// @throws ValidationException if an accessor could go wrong
    void verify() {
        if (size > Integer.MAX_VALUE) {
            throw new ValidationException("the payload has " + size + " bytes, expected less than 2 GiB", 0);
        }
        need("the payload", 0, HEADER, 1);
        if (size % Integer.BYTES != 0) {
            throw new ValidationException(
                    "the payload has " + size + " bytes, expected a multiple of 4: it was cut off", size);
        }
        String expected = schema.identifier();
        byte[] identifier = bytes.asSlice(Integer.BYTES, Integer.BYTES).toArray(ValueLayout.JAVA_BYTE);
        if (!expected.isEmpty() && !expected.equals(new String(identifier, StandardCharsets.ISO_8859_1))) {
            throw new ValidationException("the payload has no identifier " + expected, Integer.BYTES);
        }
        newTable(schema.root(), target("the root", 0));
    }

    /// Checks that bytes lie inside, at a multiple of an alignment.
    private void need(String what, long at, long length, int align) {
        if (at < 0 || length > size - at) {
            throw new ValidationException(
                    what + " needs " + length + " bytes from byte " + at + " of a payload of " + size, at);
        }
        if (at % align != 0) {
            throw new ValidationException(what + " does not lie at a multiple of " + align, at);
        }
    }

    /// {@return where a pointer leads}
    private long target(String what, long pointer) {
        long distance = LittleEndian.unsignedInt(bytes, pointer);
        long at = pointer + distance;
        if (distance == 0) {
            throw new ValidationException(what + " is a pointer to itself", pointer);
        }
        need(what, at, Integer.BYTES, Integer.BYTES);
        return at;
    }

    private boolean isNew(long at, long kind) {
        if (seen == null) {
            seen = new Seen();
        }
        return seen.add(at << 32 | kind + 1);
    }

    private void table(ObjectType type, long at) {
        if (isNew(at, TABLES + type.number())) {
            newTable(type, at);
        }
    }

    private void newTable(ObjectType type, long at) {
        if (++depth > MOST_DEPTH) {
            throw new ValidationException(type + " is nested deeper than " + MOST_DEPTH + " tables", at);
        }
        long directory = at - bytes.get(LittleEndian.INT, at);
        need("the directory of " + type, directory, DIRECTORY_HEADER, Short.BYTES);
        int entries = unsignedShort(directory);
        int length = unsignedShort(directory + Short.BYTES);
        if (entries < DIRECTORY_HEADER || entries % Short.BYTES != 0 || length < Integer.BYTES) {
            throw new ValidationException(
                    "the directory of " + type + " says it has " + entries + " bytes and the table " + length,
                    directory);
        }
        need("the directory of " + type, directory, entries, Short.BYTES);
        need(type.name(), at, length, Integer.BYTES);
        Table table = new Table(at, directory, entries, length);
        List<@Nullable Field> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field != null) {
                field(field, table, i, type);
            }
        }
        depth--;
    }

    /// A table that is being verified.
    private record Table(long at, long directory, int entries, int length) {}

    private int unsignedShort(long at) {
        return Short.toUnsignedInt(bytes.get(LittleEndian.SHORT, at));
    }

    /// {@return how far behind its table a field lies, 0 if it is not there}
    private int offset(Table table, int number) {
        int entry = DIRECTORY_HEADER + number * Short.BYTES;
        return entry < table.entries() ? unsignedShort(table.directory() + entry) : 0;
    }

    private void field(Field field, Table table, int number, ObjectType owner) {
        int offset = offset(table, number);
        if (offset == 0) {
            if (field.required()) {
                throw new ValidationException(field.name() + " is required and not there", table.at());
            }
            return;
        }
        ObjectType struct =
                field.base() == Base.OBJECT && schema.type(field.index()).isStruct()
                        ? schema.type(field.index())
                        : null;
        int length = struct != null ? struct.size() : field.base().size();
        if (offset < Integer.BYTES || offset + length > table.length()) {
            throw new ValidationException(
                    field.name() + " lies at " + offset + " of a table of " + table.length() + " bytes", table.at());
        }
        long at = table.at() + offset;
        need(field.name(), at, length, struct != null ? struct.align() : length);
        switch (field.base()) {
            case STRING -> text(field, target(field.name(), at));
            case VECTOR -> vector(field, table, number, owner);
            case OBJECT -> {
                if (struct == null) {
                    table(schema.type(field.index()), target(field.name(), at));
                }
            }
            case UNION -> union(field, tag(table, number), target(field.name(), at));
            default -> {}
        }
    }

    private int tag(Table table, int number) {
        int offset = offset(table, number - 1);
        return offset == 0 ? 0 : LittleEndian.unsignedByte(bytes, table.at() + offset);
    }

    private void text(Field field, long at) {
        if (!isNew(at, field.number())) {
            return;
        }
        long length = LittleEndian.unsignedInt(bytes, at);
        need(field.name(), at + Integer.BYTES, length + 1, 1);
        if (LittleEndian.unsignedByte(bytes, at + Integer.BYTES + length) != 0) {
            throw new ValidationException(field.name() + " does not end with a zero", at + Integer.BYTES + length);
        }
        long error = Utf8.firstError(bytes, at + Integer.BYTES, length);
        if (error >= 0) {
            throw new ValidationException(field.name() + " is not UTF-8", error);
        }
    }

    private void vector(Field field, Table table, int number, ObjectType owner) {
        long at = target(field.name(), table.at() + offset(table, number));
        long count = LittleEndian.unsignedInt(bytes, at);
        long start = at + Integer.BYTES;
        ObjectType struct =
                field.element() == Base.OBJECT && schema.type(field.index()).isStruct()
                        ? schema.type(field.index())
                        : null;
        int step = struct != null ? struct.size() : field.element().size();
        need(field.name(), start, count * step, struct != null ? struct.align() : step);
        if (struct != null || field.element().isScalar()) {
            return;
        }
        if (field.element() == Base.UNION) {
            unions(field, table, number, owner);
            return;
        }
        if (isNew(at, field.number())) {
            for (long i = 0; i < count; i++) {
                element(field, target(field.name(), start + i * step));
            }
        }
    }

    private void element(Field field, long at) {
        if (field.element() == Base.STRING) {
            text(field, at);
        } else {
            table(schema.type(field.index()), at);
        }
    }

    private void unions(Field field, Table table, int number, ObjectType owner) {
        long at = target(field.name(), table.at() + offset(table, number));
        long count = LittleEndian.unsignedInt(bytes, at);
        Field tagField = owner.fields().get(number - 1);
        int tagsOffset = offset(table, number - 1);
        if (tagField == null || tagsOffset == 0) {
            throw new ValidationException(field.name() + " has no tags", at);
        }
        long tags = target(field.name(), table.at() + tagsOffset);
        long tagCount = LittleEndian.unsignedInt(bytes, tags);
        if (tagCount != count) {
            throw new ValidationException(field.name() + " has " + count + " values and " + tagCount + " tags", at);
        }
        unionElements += count;
        if (unionElements > size) {
            throw new ValidationException(field.name() + " is one of many that share their elements", at);
        }
        for (long i = 0; i < count; i++) {
            int tag = LittleEndian.unsignedByte(bytes, tags + Integer.BYTES + i);
            if (tag != 0) {
                union(field, tag, target(field.name(), at + Integer.BYTES + i * Integer.BYTES));
            }
        }
    }

    /// What a newer schema may hold is passed over: no accessor of this one reads it.
    private void union(Field field, int tag, long at) {
        List<@Nullable Member> members = schema.unions().get(field.index()).members();
        if (tag == 0) {
            throw new ValidationException(field.name() + " has a value and no tag", at);
        }
        Member member = tag < members.size() ? members.get(tag) : null;
        if (member == null) {
            return;
        }
        if (member.base() == Base.STRING) {
            text(field, at);
            return;
        }
        ObjectType type = schema.type(member.index());
        if (type.isStruct()) {
            need(field.name(), at, type.size(), type.align());
        } else {
            table(type, at);
        }
    }
}
