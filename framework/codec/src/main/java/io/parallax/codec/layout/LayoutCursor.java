package io.parallax.codec.layout;

import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Cursor;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A cursor over a value of one node.
final class LayoutCursor<T> implements Cursor<T> {
    private final Node node;
    private final @Nullable LayoutCodec<T> codec;
    private MemorySegment bytes = MemorySegment.NULL;
    private long position;

    /// @param codec null for the elements of lists
    LayoutCursor(Node node, @Nullable LayoutCodec<T> codec) {
        this.node = node;
        this.codec = codec;
    }

    /// {@return a cursor as what it is}
    /// @throws IllegalArgumentException if it is a cursor of another layout
    @SuppressWarnings("ReferenceEquality") // one layout has one node
    static <T> LayoutCursor<T> of(Cursor<T> cursor, Node owner) {
        LayoutCursor<T> known = (LayoutCursor<T>) cursor;
        if (known.node != owner) {
            throw new IllegalArgumentException(
                    "a field of " + Description.of(owner) + " is read in a cursor of " + Description.of(known.node));
        }
        return known;
    }

    MemorySegment bytes() {
        return bytes;
    }

    long position() {
        return position;
    }

    void move(MemorySegment newBytes, long newPosition) {
        bytes = newBytes;
        position = newPosition;
    }

    private LayoutCodec<T> wholeCodec() {
        LayoutCodec<T> known = codec;
        if (known == null) {
            throw new IllegalStateException("this cursor stands on elements of a list: move it by ListField.seek");
        }
        return known;
    }

    @Override
    public Cursor<T> over(MemorySegment newBytes) {
        wholeCodec().validate(newBytes);
        return overValidated(newBytes);
    }

    @Override
    public Cursor<T> overValidated(MemorySegment newBytes) {
        move(newBytes, wholeCodec().rootAt(newBytes));
        return this;
    }

    @Override
    public Codec<T> codec() {
        return wholeCodec();
    }

    @Override
    @SuppressWarnings("unchecked") // the nodes were derived from the type
    public T value() {
        if (bytes.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("the cursor stands over nothing: move it over bytes first");
        }
        return (T) node.read(new Archive(bytes), position);
    }
}
