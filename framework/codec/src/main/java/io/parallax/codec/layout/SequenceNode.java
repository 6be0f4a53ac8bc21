package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A list or array of any length, which lies elsewhere: pointer and number of elements.
public final class SequenceNode extends Node implements Key {
    private final Node element;
    private final Elements holder;
    private final @Nullable Bulk bulk;

    SequenceNode(String label, Node element, Elements holder, @Nullable Bulk bulk) {
        super(label);
        this.element = element;
        this.holder = holder;
        this.bulk = bulk;
    }

    Node element() {
        return element;
    }

    Elements holder() {
        return holder;
    }

    @Nullable Bulk bulk() {
        return bulk;
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

    static long start(MemorySegment bytes, long at) {
        return at + bytes.get(LittleEndian.INT, at);
    }

    static long count(MemorySegment bytes, long at) {
        return LittleEndian.unsignedInt(bytes, at + Integer.BYTES);
    }

    @Override
    public void check(Checker checker, long at) {
        long start = start(checker.bytes(), at);
        long count = count(checker.bytes(), at);
        long step = element.size();
        long end = start + count * step;
        long entered = checker.enter(start, count * step, element.align(), this);
        if (step == 0) {
            checker.countEmpty(count, this, at);
        }
        if (!element.isPlain(checker.isCanonical())) {
            for (long position = start; position < end; position += step) {
                element.check(checker, position);
            }
        }
        checker.leave(entered, end);
    }

    @Override
    public Object read(Archive archive, long at) {
        long start = start(archive.bytes(), at);
        int count = Math.toIntExact(count(archive.bytes(), at));
        if (bulk != null) {
            return bulk.read(archive.bytes(), start, count);
        }
        long step = element.size();
        return holder.make(count, i -> element.read(archive, start + i * step));
    }

    @Override
    public void prepare(Writer writer, Object value) {
        if (writer.childrenFirst()) {
            writer.push(append(writer, value));
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        long start = writer.childrenFirst() ? writer.pull() : append(writer, value);
        writer.pointer(at, start, this);
        writer.bytes().set(LittleEndian.INT, at + Integer.BYTES, count(value));
    }

    private int count(Object value) {
        return bulk != null ? bulk.size(value) : holder.size(value);
    }

    private long append(Writer writer, Object value) {
        writer.descend(this);
        long start = bulk != null ? appendBulk(writer, value, bulk) : appendEach(writer, value);
        writer.ascend();
        return start;
    }

    private long appendBulk(Writer writer, Object value, Bulk how) {
        long start = writer.reserve(how.size(value) * element.size(), element.align());
        how.write(value, writer.bytes(), start);
        return start;
    }

    private long appendEach(Writer writer, Object value) {
        int count = holder.size(value);
        if (element.size() == 0 && count > Checker.MOST_EMPTY_ELEMENTS) {
            throw cannot("has more than " + Checker.MOST_EMPTY_ELEMENTS + " elements without bytes");
        }
        int mark = writer.mark();
        for (int i = 0; i < count; i++) {
            element.prepare(writer, holder.get(value, i));
        }
        long start = writer.reserve(count * element.size(), element.align());
        int before = writer.readFrom(mark);
        for (int i = 0; i < count; i++) {
            element.place(writer, start + i * element.size(), holder.get(value, i));
        }
        writer.readUntil(before, mark);
        return start;
    }

    @Override
    public void describe(Description text) {
        text.add("Vec<", element, ">");
    }

    @Override
    public boolean isKey() {
        return element instanceof Key key && key.isKey();
    }

    @Override
    public void hash(KeyHash hash, Object value) {
        int count = count(value);
        hash.word(count);
        if (element instanceof ScalarNode scalar) {
            MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(count * scalar.size())]);
            for (int i = 0; i < count; i++) {
                scalar.kind().store(bytes, i * scalar.size(), scalar.bits(holder.get(value, i)));
            }
            hash.bytes(bytes.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
            return;
        }
        for (int i = 0; i < count; i++) {
            ((Key) element).hash(hash, holder.get(value, i));
        }
    }

    @Override
    public int compare(Object one, Object other) {
        int count = Math.min(count(one), count(other));
        for (int i = 0; i < count; i++) {
            int order = ((Key) element).compare(holder.get(one, i), holder.get(other, i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(count(one), count(other));
    }
}
