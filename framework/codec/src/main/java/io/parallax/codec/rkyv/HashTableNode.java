package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Archive;
import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.Description;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Node;
import io.parallax.codec.layout.Writer;
import java.lang.foreign.MemorySegment;

/// A hash map or set: buckets, growing downwards from the control bytes that tell which of them are full. Reading walks
/// through it, since a damaged hash would hide an entry.
final class HashTableNode extends Node {
    static final int EMPTY = 0xff;
    static final int GROUP = 16;

    private static final int TOP_BIT = 0x80;
    private static final int NOTHING = 1;
    private static final long LENGTH_AT = 4;
    private static final long CAPACITY_AT = 8;

    private final Entry entry;
    private final Holder holder;

    HashTableNode(String label, Entry entry, Holder holder) {
        super(label);
        this.entry = entry;
        this.holder = holder;
    }

    @Override
    public long size() {
        return 3L * Integer.BYTES;
    }

    @Override
    public int align() {
        return Integer.BYTES;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return false;
    }

    /// {@return number of control bytes of a table}
    static long controls(long capacity) {
        return LittleEndian.roundUp(capacity, GROUP) + GROUP - 1;
    }

    private static boolean isFull(MemorySegment bytes, long control) {
        return (LittleEndian.unsignedByte(bytes, control) & TOP_BIT) == 0;
    }

    @Override
    public void check(Checker checker, long at) {
        MemorySegment bytes = checker.bytes();
        long length = LittleEndian.unsignedInt(bytes, at + LENGTH_AT);
        long capacity = LittleEndian.unsignedInt(bytes, at + CAPACITY_AT);
        if (length == 0 && capacity == 0) {
            return;
        }
        if (length >= capacity) {
            throw Checker.fail(
                    this,
                    "has " + length + " entries in " + capacity + " places, expected fewer entries",
                    at + LENGTH_AT);
        }
        long control = at + bytes.get(LittleEndian.INT, at);
        long room = capacity * entry.size();
        long controls = controls(capacity);
        long entered = checker.enter(control - room, room + controls, entry.align(), this);
        checkEntries(checker, control, capacity, at, length);
        long mirrored = Math.min(2 * capacity, controls - capacity);
        for (long i = capacity; i < mirrored; i++) {
            if (LittleEndian.unsignedByte(bytes, control + i)
                    != LittleEndian.unsignedByte(bytes, control + i % capacity)) {
                throw Checker.fail(this, "has a control byte that differs from the one it repeats", control + i);
            }
        }
        checker.leave(entered, control + controls);
    }

    private void checkEntries(Checker checker, long control, long capacity, long at, long length) {
        long full = 0;
        for (long i = 0; i < capacity; i++) {
            if (isFull(checker.bytes(), control + i)) {
                full++;
                entry.check(checker, control - (i + 1) * entry.size());
            }
        }
        if (full < length) {
            throw Checker.fail(this, "has " + full + " entries, and is said to have " + length, at + LENGTH_AT);
        }
    }

    @Override
    public Object read(Archive archive, long at) {
        MemorySegment bytes = archive.bytes();
        long length = LittleEndian.unsignedInt(bytes, at + LENGTH_AT);
        long control = at + bytes.get(LittleEndian.INT, at);
        Holder.Filling filling = holder.begin(this, at);
        for (long i = 0; filling.size() < length; i++) {
            if (isFull(bytes, control + i)) {
                entry.read(archive, control - (i + 1) * entry.size(), filling);
            }
        }
        return filling.done();
    }

    @Override
    public void prepare(Writer writer, Object value) {
        Holder.Entries entries = holder.entries(value);
        if (entries.size() == 0) {
            return;
        }
        writer.descend(this);
        writer.push(append(writer, entries, Buckets.of(entries, entry)));
        writer.ascend();
    }

    private long append(Writer writer, Holder.Entries entries, Buckets buckets) {
        int capacity = buckets.capacity();
        int[] marks = new int[capacity];
        int mark = writer.mark();
        for (int i = 0; i < capacity; i++) {
            marks[i] = writer.mark();
            int index = buckets.entry(i);
            if (index >= 0) {
                entry.prepare(writer, entries, index);
            }
        }
        byte[] controls = buckets.controls();
        long control =
                writer.reserve(capacity * entry.size() + controls.length, entry.align()) + capacity * entry.size();
        int before = writer.readFrom(mark);
        for (int i = 0; i < capacity; i++) {
            int index = buckets.entry(i);
            if (index >= 0) {
                int _ = writer.readFrom(marks[i]);
                entry.place(writer, control - (i + 1) * entry.size(), entries, index);
            }
        }
        writer.readUntil(before, mark);
        MemorySegment.copy(MemorySegment.ofArray(controls), 0, writer.bytes(), control, controls.length);
        return control;
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
        writer.bytes().set(LittleEndian.INT, at + CAPACITY_AT, Buckets.capacity(length));
    }

    @Override
    public void describe(Description text) {
        entry.describe(text.add("Hash"), holder);
    }
}
