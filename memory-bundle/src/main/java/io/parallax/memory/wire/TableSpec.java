package io.parallax.memory.wire;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table that is to be written: values by the number of their field. What is null is left out.
final class TableSpec {
    private final SortedMap<Integer, Object> fields = new TreeMap<>();

    /// @param value a `Boolean`, `Byte`, `Short`, `Integer`, `Long`, `Double`, `String`, `byte[]`, [TableSpec], or a
    ///     list of tables
    TableSpec put(int field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    TableSpec putAll(int field, List<TableSpec> tables) {
        return put(field, tables);
    }

    SortedMap<Integer, Object> fields() {
        return fields;
    }

    /// {@return how many fields the table has room for}
    int width() {
        return fields.isEmpty() ? 0 : fields.lastKey() + 1;
    }
}
