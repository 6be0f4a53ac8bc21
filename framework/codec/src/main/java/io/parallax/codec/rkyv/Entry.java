package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Archive;
import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.Description;
import io.parallax.codec.layout.Key;
import io.parallax.codec.layout.KeyHash;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Node;
import io.parallax.codec.layout.Writer;
import org.jspecify.annotations.Nullable;

/// What a map has of each key: the key and its value; a set has the key only.
record Entry(Node key, @Nullable Node value) {
    /// @throws IllegalArgumentException if the key has no hash and no order
    static Entry of(String label, Node key, @Nullable Node value) {
        if (key instanceof Key hashed && hashed.isKey()) {
            return new Entry(key, value);
        }
        throw new IllegalArgumentException(
                label + " has a key that is no integer, boolean, String, or a record or list of these");
    }

    long size() {
        return LittleEndian.roundUp(value == null ? key.size() : valueAt() + value.size(), align());
    }

    int align() {
        return value == null ? key.align() : Math.max(key.align(), value.align());
    }

    private long valueAt() {
        return value == null ? key.size() : LittleEndian.roundUp(key.size(), value.align());
    }

    void check(Checker checker, long at) {
        checkParts(checker, at, at + valueAt());
    }

    void checkParts(Checker checker, long keyAt, long valueAt) {
        key.check(checker, keyAt);
        if (value != null) {
            value.check(checker, valueAt);
        }
    }

    void read(Archive archive, long at, Holder.Filling filling) {
        readParts(archive, at, at + valueAt(), filling);
    }

    void readParts(Archive archive, long keyAt, long valueAt, Holder.Filling filling) {
        filling.add(key.read(archive, keyAt), value == null ? true : value.read(archive, valueAt));
    }

    void prepare(Writer writer, Holder.Entries entries, int index) {
        key.prepare(writer, entries.key(index));
        if (value != null) {
            value.prepare(writer, entries.value(index));
        }
    }

    void place(Writer writer, long at, Holder.Entries entries, int index) {
        key.place(writer, at, entries.key(index));
        if (value != null) {
            value.place(writer, at + valueAt(), entries.value(index));
        }
    }

    void hash(KeyHash hash, Object keyValue) {
        ((Key) key).hash(hash, keyValue);
    }

    int compare(Object one, Object other) {
        return ((Key) key).compare(one, other);
    }

    void describe(Description text, Holder holder) {
        text.add(holder.isMap() ? "Map<" : "Set<", key, "");
        if (value != null) {
            text.add(",", value, "");
        }
        text.add(">");
    }
}
