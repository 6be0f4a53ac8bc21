package io.parallax.codec.flat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a schema says, as far as a verifier needs it.
/// @param identifier the four characters that payloads have at byte 4, empty for none
record Schema(List<ObjectType> types, List<Union> unions, ObjectType root, String identifier) {
    /// A table or a struct.
    /// @param fields those of a table, by their number; null where none is known
    /// @param size number of bytes of a struct
    record ObjectType(String name, int number, List<@Nullable Field> fields, boolean isStruct, int size, int align) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A field of a table.
    /// @param element type of the elements of a vector
    /// @param index which table, struct or union it is about, or -1
    /// @param number unlike that of any other type of field, for knowing what was verified
    record Field(String name, Base base, Base element, int index, boolean required, int number) {}

    /// What a union may hold, by its tag; null where none is known.
    record Union(String name, List<@Nullable Member> members) {}

    /// @param index which table or struct it is, or -1
    record Member(Base base, int index) {}

    ObjectType type(int index) {
        return types.get(index);
    }
}
