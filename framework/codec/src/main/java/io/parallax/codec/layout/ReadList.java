package io.parallax.codec.layout;

import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.Fields;
import io.parallax.api.codec.ListField;
import java.util.Objects;

/// A list or an array that is read in place.
/// @param fixed number of elements of an array in its place, or -1
record ReadList<T, E>(Node owner, Place place, Node element, int fixed) implements ListField<T, E> {
    @Override
    public int size(Cursor<T> cursor) {
        LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
        long at = place.of(in.bytes(), in.position());
        return fixed >= 0 ? fixed : (int) SequenceNode.count(in.bytes(), at);
    }

    @Override
    public Cursor<E> cursor() {
        return new LayoutCursor<>(element, null);
    }

    @Override
    public void seek(Cursor<T> cursor, int index, Cursor<E> onto) {
        LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
        long at = place.of(in.bytes(), in.position());
        int size = fixed >= 0 ? fixed : (int) SequenceNode.count(in.bytes(), at);
        Objects.checkIndex(index, size);
        long start = fixed >= 0 ? at : SequenceNode.start(in.bytes(), at);
        LayoutCursor.of(onto, element).move(in.bytes(), start + index * element.size());
    }

    @Override
    public Fields<E> elements() {
        return new FieldFinder<>(element);
    }
}
