package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Archive;
import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.Description;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Node;
import io.parallax.codec.layout.Writer;
import java.lang.foreign.MemorySegment;

/// A sorted map or set: a B-tree with up to five entries a node.
final class TreeNode extends Node {
    static final int NOTHING = 1;

    private static final long LENGTH_AT = 4;
    private static final long NO_CHILD = Long.MIN_VALUE;

    private final TreeShape shape;
    private final Holder holder;

    TreeNode(String label, Entry entry, Holder holder) {
        super(label);
        this.shape = TreeShape.of(entry);
        this.holder = holder;
    }

    @Override
    public long size() {
        return 2L * Integer.BYTES;
    }

    @Override
    public int align() {
        return Integer.BYTES;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return false;
    }

    @Override
    public void check(Checker checker, long at) {
        long length = LittleEndian.unsignedInt(checker.bytes(), at + LENGTH_AT);
        if (length == 0) {
            return;
        }
        long found = checkNode((RkyvChecker) checker, at + checker.bytes().get(LittleEndian.INT, at));
        if (found != length) {
            throw Checker.fail(this, "has " + found + " entries, and is said to have " + length, at + LENGTH_AT);
        }
    }

    /// {@return number of entries in and below a node}
    private long checkNode(RkyvChecker checker, long at) {
        checker.require(at, shape.nodeSize(), shape.nodeAlign(), this);
        int kind = LittleEndian.unsignedByte(checker.bytes(), at);
        if (kind > TreeShape.INNER) {
            throw Checker.fail(this, "has a node of kind " + kind + ", expected 0 for a leaf or 1", at);
        }
        boolean isLeaf = kind == TreeShape.LEAF;
        long size = isLeaf ? shape.leafSize() : shape.innerSize();
        long entered = checker.enter(at, size, shape.align(), this);
        long below = isLeaf ? 0 : checkChildren(checker, at);
        long own = isLeaf ? leafLength(checker.bytes(), at) : TreeShape.MOST;
        if (own > TreeShape.MOST) {
            throw Checker.fail(this, "has a leaf of " + own + " entries, expected at most 5", at + shape.linksAt());
        }
        for (int i = 0; i < own; i++) {
            shape.entry().checkParts(checker, at + shape.keyAt(i), at + shape.valueAt(i));
        }
        checker.leave(entered, at + size);
        return below + own;
    }

    private long checkChildren(RkyvChecker checker, long at) {
        long below = 0;
        for (int i = 0; i <= TreeShape.MOST; i++) {
            long child = child(checker.bytes(), at, i);
            if (child != NO_CHILD) {
                below += checkNode(checker, child);
            }
        }
        return below;
    }

    private long leafLength(MemorySegment bytes, long at) {
        return LittleEndian.unsignedInt(bytes, at + shape.linksAt());
    }

    /// {@return where a child lies, or a position that nothing has if there is none}
    private long child(MemorySegment bytes, long at, int index) {
        long link = at + shape.linksAt() + (long) index * Integer.BYTES;
        int distance = bytes.get(LittleEndian.INT, link);
        return distance == NOTHING ? NO_CHILD : link + distance;
    }

    @Override
    public Object read(Archive archive, long at) {
        Holder.Filling filling = holder.begin(this, at);
        if (LittleEndian.unsignedInt(archive.bytes(), at + LENGTH_AT) > 0) {
            readNode(archive, at + archive.bytes().get(LittleEndian.INT, at), filling);
        }
        return filling.done();
    }

    private void readNode(Archive archive, long at, Holder.Filling filling) {
        boolean isLeaf = LittleEndian.unsignedByte(archive.bytes(), at) == TreeShape.LEAF;
        long own = isLeaf ? leafLength(archive.bytes(), at) : TreeShape.MOST;
        for (int i = 0; i < own; i++) {
            if (!isLeaf) {
                readChild(archive, at, i, filling);
            }
            shape.entry().readParts(archive, at + shape.keyAt(i), at + shape.valueAt(i), filling);
        }
        if (!isLeaf) {
            readChild(archive, at, TreeShape.MOST, filling);
        }
    }

    private void readChild(Archive archive, long at, int index, Holder.Filling filling) {
        long child = child(archive.bytes(), at, index);
        if (child != NO_CHILD) {
            readNode(archive, child, filling);
        }
    }

    @Override
    public void prepare(Writer writer, Object value) {
        Holder.Entries entries = holder.entries(value);
        if (entries.size() > 0) {
            writer.descend(this);
            writer.push(new TreeWriter(writer, shape, entries, this).write());
            writer.ascend();
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        int length = holder.entries(value).size();
        if (length == 0) {
            writer.bytes().set(LittleEndian.INT, at, NOTHING);
            return;
        }
        writer.pointer(at, writer.pull(), this);
        writer.bytes().set(LittleEndian.INT, at + LENGTH_AT, length);
    }

    @Override
    public void describe(Description text) {
        shape.entry().describe(text.add("BTree"), holder);
    }
}
