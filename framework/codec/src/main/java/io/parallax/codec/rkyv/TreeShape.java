package io.parallax.codec.rkyv;

import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Node;

/// Where things lie in the nodes of a B-tree: kind, five keys, five values, and then the number of entries of a leaf or
/// the six links of an inner node.
record TreeShape(Entry entry, long keysAt, long valuesAt, long nodeSize, int nodeAlign) {
    static final int MOST = 5;
    static final int LEAF = 0;
    static final int INNER = 1;

    static TreeShape of(Entry entry) {
        Node value = entry.value();
        long keysAt = LittleEndian.roundUp(1, entry.key().align());
        long keysEnd = keysAt + MOST * entry.key().size();
        long valuesAt = value == null ? keysEnd : LittleEndian.roundUp(keysEnd, value.align());
        long valuesEnd = value == null ? keysEnd : valuesAt + MOST * value.size();
        return new TreeShape(entry, keysAt, valuesAt, LittleEndian.roundUp(valuesEnd, entry.align()), entry.align());
    }

    int align() {
        return Math.max(nodeAlign, Integer.BYTES);
    }

    long keyAt(int index) {
        return keysAt + index * entry.key().size();
    }

    long valueAt(int index) {
        Node value = entry.value();
        return value == null ? valuesAt : valuesAt + index * value.size();
    }

    long linksAt() {
        return LittleEndian.roundUp(nodeSize, Integer.BYTES);
    }

    long leafSize() {
        return LittleEndian.roundUp(linksAt() + Integer.BYTES, align());
    }

    long innerSize() {
        return LittleEndian.roundUp(linksAt() + (MOST + 1L) * Integer.BYTES, align());
    }
}
