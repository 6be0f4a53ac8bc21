package io.parallax.codec.layout;

import org.jspecify.annotations.Nullable;

/// A list or array of fixed length, in its place.
final class ArrayNode extends Node {
    private final Node element;
    private final int count;
    private final Elements holder;
    private final @Nullable Bulk bulk;

    ArrayNode(String label, Node element, int count, SequenceNode sequence) {
        super(label);
        this.element = element;
        this.count = count;
        this.holder = sequence.holder();
        this.bulk = sequence.bulk();
        if (count < 0) {
            throw cannot("has a negative length");
        }
        if (element.size() == 0 && count > Checker.MOST_EMPTY_ELEMENTS) {
            throw cannot("has more than " + Checker.MOST_EMPTY_ELEMENTS + " elements without bytes");
        }
    }

    Node element() {
        return element;
    }

    int count() {
        return count;
    }

    @Override
    public long size() {
        return count * element.size();
    }

    @Override
    public int align() {
        return element.align();
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return element.isPlain(canonical);
    }

    @Override
    public void check(Checker checker, long at) {
        if (!element.isPlain(checker.isCanonical())) {
            for (int i = 0; i < count; i++) {
                element.check(checker, at + i * element.size());
            }
        }
    }

    @Override
    public Object read(Archive archive, long at) {
        return bulk != null
                ? bulk.read(archive.bytes(), at, count)
                : holder.make(count, i -> element.read(archive, at + i * element.size()));
    }

    @Override
    public void prepare(Writer writer, Object value) {
        checkCount(value);
        if (bulk == null) {
            for (int i = 0; i < count; i++) {
                element.prepare(writer, holder.get(value, i));
            }
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        checkCount(value);
        if (bulk != null) {
            bulk.write(value, writer.bytes(), at);
            return;
        }
        for (int i = 0; i < count; i++) {
            element.place(writer, at + i * element.size(), holder.get(value, i));
        }
    }

    private void checkCount(Object value) {
        int given = bulk != null ? bulk.size(value) : holder.size(value);
        if (given != count) {
            throw cannot("has " + given + " elements, expected " + count);
        }
    }

    @Override
    public void describe(Description text) {
        text.add("[", element, ";" + count + "]");
    }
}
