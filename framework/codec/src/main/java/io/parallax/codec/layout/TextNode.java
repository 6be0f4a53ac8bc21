package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;

/// A `String` in UTF-8. Formats differ in where its bytes lie.
public abstract class TextNode extends Node implements Key {
    private static final long END = 0xff;

    protected TextNode(String label) {
        super(label);
    }

    /// {@return the first byte of the string of the object at a position}
    public abstract long start(MemorySegment bytes, long at);

    /// {@return number of bytes of the string of the object at a position}
    public abstract long length(MemorySegment bytes, long at);

    @Override
    public final boolean isPlain(boolean canonical) {
        return false;
    }

    /// Checks that bytes are UTF-8.
    protected final void checkText(Checker checker, long start, long length) {
        long error = Utf8.firstError(checker.bytes(), start, length);
        if (error >= 0) {
            throw Checker.fail(this, "is not UTF-8", error);
        }
    }

    @Override
    public final Object read(Archive archive, long at) {
        MemorySegment bytes = archive.bytes();
        return Utf8.read(bytes, start(bytes, at), Math.toIntExact(length(bytes, at)));
    }

    /// Writes the bytes of a string at the end.
    /// @return where they lie
    protected static long append(Writer writer, byte[] utf8) {
        long at = writer.reserve(utf8.length, 1);
        MemorySegment.copy(MemorySegment.ofArray(utf8), 0, writer.bytes(), at, utf8.length);
        return at;
    }

    @Override
    public final void hash(KeyHash hash, Object value) {
        hash.bytes(Utf8.bytes((String) value));
        hash.word(END);
    }

    @Override
    public final int compare(Object one, Object other) {
        return Utf8.compare((String) one, (String) other);
    }
}
