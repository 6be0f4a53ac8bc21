package io.parallax.codec.layout;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.Fields;
import io.parallax.api.codec.InPlaceCodec;
import java.lang.foreign.MemorySegment;

/// What codecs over a tree of nodes have in common.
/// @param <T> type of the values
public abstract class LayoutCodec<T> implements InPlaceCodec<T> {
    private final Node root;
    private final String schema;
    private final String mediaType;
    private final boolean childrenFirst;
    private final Caps caps;

    /// @param childrenFirst whether targets of pointers come before what points to them
    protected LayoutCodec(Node root, String name, String mediaType, boolean childrenFirst) {
        this.root = root;
        this.schema = name + "-" + Description.hash(root);
        this.mediaType = mediaType;
        this.childrenFirst = childrenFirst;
        this.caps = Caps.of(CapsStructure.of(mediaType).with("schema", schema));
    }

    /// {@return the layout of the type}
    public final Node root() {
        return root;
    }

    /// {@return where the value lies in a payload}
    protected abstract long rootAt(MemorySegment bytes);

    @Override
    public final Caps caps() {
        return caps;
    }

    @Override
    public final String mediaType() {
        return mediaType + ";schema=" + schema;
    }

    @Override
    public final String schema() {
        return schema;
    }

    @Override
    @SuppressWarnings("unchecked") // the nodes were derived from the type
    public final T read(MemorySegment bytes) {
        return (T) root.read(new Archive(bytes), rootAt(bytes));
    }

    @Override
    public final long write(T value, MemorySegment target) {
        return write(value, Writer.to(target, childrenFirst)).end();
    }

    @Override
    public final byte[] encode(T value) {
        return write(value, Writer.growing(childrenFirst)).toArray();
    }

    private Writer write(T value, Writer writer) {
        int mark = writer.mark();
        root.prepare(writer, value);
        long at = writer.reserve(root.size(), root.align());
        int before = writer.readFrom(mark);
        root.place(writer, at, value);
        writer.readUntil(before, mark);
        return writer;
    }

    @Override
    public final Cursor<T> cursor() {
        return new LayoutCursor<>(root, this);
    }

    @Override
    public final Fields<T> fields() {
        return new FieldFinder<>(root);
    }

    @Override
    public String toString() {
        return mediaType();
    }
}
