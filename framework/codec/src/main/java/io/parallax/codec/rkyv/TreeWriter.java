package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Kind;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Node;
import io.parallax.codec.layout.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes the nodes of one B-tree from its sorted entries, the lowest level first. The shape is the one that rkyv gives
/// to that number of entries.
final class TreeWriter {
    private static final int FAN_OUT = TreeShape.MOST + 1;
    private static final long NO_CHILD = -1;

    private final Writer writer;
    private final TreeShape shape;
    private final Holder.Entries entries;
    private final Node node;
    private int next;
    private long child = NO_CHILD;

    /// An inner node that is being filled: entries and the children before them.
    private static final class Inner {
        final int[] entries = new int[TreeShape.MOST];
        final long[] lesser = new long[TreeShape.MOST];
        int size;

        void add(int entry, long before) {
            entries[size] = entry;
            lesser[size++] = before;
        }

        boolean isFull() {
            return size == TreeShape.MOST;
        }
    }

    TreeWriter(Writer writer, TreeShape shape, Holder.Entries entries, Node node) {
        this.writer = writer;
        this.shape = shape;
        this.entries = entries;
        this.node = node;
    }

    /// {@return where the root lies}
    long write() {
        int total = entries.size();
        int height = 1;
        long above = 1;
        while (above * FAN_OUT <= total) {
            above *= FAN_OUT;
            height++;
        }
        long lowest = total - (above - 1);
        Deque<Inner> inners = new ArrayDeque<>();
        for (int i = 1; i < height; i++) {
            inners.push(new Inner());
        }
        int[] leaf = new int[TreeShape.MOST];
        int size = 0;
        long count = 0;
        while (next < total) {
            leaf[size++] = next++;
            count++;
            if (count == lowest || size == TreeShape.MOST) {
                child = closeLeaf(leaf, size);
                size = 0;
                if (count == lowest && !inners.isEmpty()) {
                    finishLowest(inners.pop());
                }
                carryUp(inners);
            }
        }
        if (size > 0) {
            child = closeLeaf(leaf, size);
        }
        while (!inners.isEmpty()) {
            child = closeInner(inners.pop());
        }
        return child;
    }

    /// The lowest level has all of its entries: what is left goes into the node above.
    private void finishLowest(Inner inner) {
        while (!inner.isFull() && next < entries.size()) {
            inner.add(next++, child);
            child = NO_CHILD;
        }
        child = closeInner(inner);
    }

    /// Puts the next entry above what is complete, and begins again below it.
    private void carryUp(Deque<Inner> inners) {
        int closed = 0;
        while (!inners.isEmpty() && inners.element().isFull()) {
            child = closeInner(inners.pop());
            closed++;
        }
        if (inners.isEmpty() || next == entries.size()) {
            return;
        }
        inners.element().add(next++, child);
        child = NO_CHILD;
        for (int i = 0; i < closed; i++) {
            inners.push(new Inner());
        }
    }

    private long closeLeaf(int[] leaf, int size) {
        int mark = writer.mark();
        for (int i = 0; i < size; i++) {
            shape.entry().prepare(writer, entries, leaf[i]);
        }
        long at = writer.reserve(shape.leafSize(), shape.align());
        placeEntries(leaf, size, at, mark);
        writer.bytes().set(LittleEndian.INT, at + shape.linksAt(), size);
        return at;
    }

    private long closeInner(Inner inner) {
        int mark = writer.mark();
        for (int i = 0; i < inner.size; i++) {
            shape.entry().prepare(writer, entries, inner.entries[i]);
        }
        long at = writer.reserve(shape.innerSize(), shape.align());
        Kind.U8.store(writer.bytes(), at, TreeShape.INNER);
        placeEntries(inner.entries, inner.size, at, mark);
        for (int i = 0; i <= TreeShape.MOST; i++) {
            long target = i < inner.size ? inner.lesser[i] : i == TreeShape.MOST ? child : NO_CHILD;
            link(at + shape.linksAt() + (long) i * Integer.BYTES, target);
        }
        return at;
    }

    private void link(long at, long target) {
        if (target == NO_CHILD) {
            writer.bytes().set(LittleEndian.INT, at, TreeNode.NOTHING);
        } else {
            writer.pointer(at, target, node);
        }
    }

    private void placeEntries(int[] indexes, int size, long at, int mark) {
        int before = writer.readFrom(mark);
        for (int i = 0; i < size; i++) {
            shape.entry().key().place(writer, at + shape.keyAt(i), entries.key(indexes[i]));
            Node value = shape.entry().value();
            if (value != null) {
                value.place(writer, at + shape.valueAt(i), entries.value(indexes[i]));
            }
        }
        writer.readUntil(before, mark);
    }
}
