package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.Description;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.TextNode;
import io.parallax.codec.layout.Utf8;
import io.parallax.codec.layout.Writer;
import java.lang.foreign.MemorySegment;

/// A string of up to eight bytes lies in its place; a longer one elsewhere. The first byte tells: a string does not
/// start with a continuation byte.
final class InlineTextNode extends TextNode {
    private static final int ROOM = 8;
    private static final int FILLER = 0xff;
    private static final int KIND_BITS = 0xc0;
    private static final int ELSEWHERE = 0x80;
    private static final int LOW_BITS = 0x3f;
    private static final long HIGH_BITS = 0xffffff00L;
    private static final int MOST_BYTES = (1 << 30) - 1;

    InlineTextNode(String label) {
        super(label);
    }

    @Override
    public long size() {
        return ROOM;
    }

    @Override
    public int align() {
        return Integer.BYTES;
    }

    private static boolean isInline(MemorySegment bytes, long at) {
        return (LittleEndian.unsignedByte(bytes, at) & KIND_BITS) != ELSEWHERE;
    }

    @Override
    public long start(MemorySegment bytes, long at) {
        return isInline(bytes, at) ? at : at + bytes.get(LittleEndian.INT, at + Integer.BYTES);
    }

    @Override
    public long length(MemorySegment bytes, long at) {
        if (!isInline(bytes, at)) {
            long word = LittleEndian.unsignedInt(bytes, at);
            return (word & LOW_BITS) | ((word & HIGH_BITS) >>> 2);
        }
        int length = 0;
        while (length < ROOM && LittleEndian.unsignedByte(bytes, at + length) != FILLER) {
            length++;
        }
        return length;
    }

    @Override
    public void check(Checker checker, long at) {
        MemorySegment bytes = checker.bytes();
        long start = start(bytes, at);
        long length = length(bytes, at);
        if (isInline(bytes, at)) {
            checkText(checker, start, length);
            return;
        }
        if (length <= ROOM) {
            throw Checker.fail(this, "lies elsewhere although it has " + length + " bytes, expected more than 8", at);
        }
        long entered = checker.enter(start, length, 1, this);
        checkText(checker, start, length);
        checker.leave(entered, start + length);
    }

    @Override
    public void prepare(Writer writer, Object value) {
        byte[] utf8 = Utf8.bytes((String) value);
        if (utf8.length > MOST_BYTES) {
            throw cannot("has " + utf8.length + " bytes, expected at most " + MOST_BYTES);
        }
        if (utf8.length > ROOM) {
            writer.push(append(writer, utf8));
            writer.push(utf8.length);
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        String text = (String) value;
        byte[] utf8 = text.length() > ROOM ? null : Utf8.bytes(text);
        if (utf8 != null && utf8.length <= ROOM) {
            writer.bytes().asSlice(at, ROOM).fill((byte) FILLER);
            MemorySegment.copy(MemorySegment.ofArray(utf8), 0, writer.bytes(), at, utf8.length);
            return;
        }
        long start = writer.pull();
        long length = writer.pull();
        long word = (length & LOW_BITS) | ELSEWHERE | ((length & ~(long) LOW_BITS) << 2);
        writer.bytes().set(LittleEndian.INT, at, (int) word);
        writer.pointer(
                at + Integer.BYTES, start + Integer.BYTES, this); // counted from the string, not from the pointer
    }

    @Override
    public void describe(Description text) {
        text.add("String");
    }
}
