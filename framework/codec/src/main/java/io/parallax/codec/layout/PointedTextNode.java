package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;

/// A string that always lies elsewhere: pointer and number of bytes.
public final class PointedTextNode extends TextNode {
    private final String name;

    /// @param name what the type is called in descriptions
    public PointedTextNode(String label, String name) {
        super(label);
        this.name = name;
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
    public long start(MemorySegment bytes, long at) {
        return at + bytes.get(LittleEndian.INT, at);
    }

    @Override
    public long length(MemorySegment bytes, long at) {
        return LittleEndian.unsignedInt(bytes, at + Integer.BYTES);
    }

    @Override
    public void check(Checker checker, long at) {
        long start = start(checker.bytes(), at);
        long length = length(checker.bytes(), at);
        long entered = checker.enter(start, length, 1, this);
        checkText(checker, start, length);
        checker.leave(entered, start + length);
    }

    @Override
    public void prepare(Writer writer, Object value) {
        if (writer.childrenFirst()) {
            byte[] utf8 = Utf8.bytes((String) value);
            writer.push(append(writer, utf8));
            writer.push(utf8.length);
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        long start;
        long length;
        if (writer.childrenFirst()) {
            start = writer.pull();
            length = writer.pull();
        } else {
            byte[] utf8 = Utf8.bytes((String) value);
            start = append(writer, utf8);
            length = utf8.length;
        }
        writer.pointer(at, start, this);
        writer.bytes().set(LittleEndian.INT, at + Integer.BYTES, (int) length);
    }

    @Override
    public void describe(Description text) {
        text.add(name);
    }
}
