package io.parallax.codec.layout;

import java.util.function.Function;

/// A class of the JDK, carried as a record that has the same parts.
final class MappedNode extends Node {
    private final Node carrier;
    private final Function<Object, Object> toCarrier;
    private final Function<Object, Object> fromCarrier;

    MappedNode(String label, Node carrier, Function<Object, Object> toCarrier, Function<Object, Object> fromCarrier) {
        super(label);
        this.carrier = carrier;
        this.toCarrier = toCarrier;
        this.fromCarrier = fromCarrier;
    }

    /// {@return what it is carried as}
    Node carrier() {
        return carrier;
    }

    @Override
    public long size() {
        return carrier.size();
    }

    @Override
    public int align() {
        return carrier.align();
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return carrier.isPlain(canonical);
    }

    @Override
    public void check(Checker checker, long at) {
        carrier.check(checker, at);
    }

    @Override
    public Object read(Archive archive, long at) {
        return fromCarrier.apply(carrier.read(archive, at));
    }

    @Override
    public void prepare(Writer writer, Object value) {
        carrier.prepare(writer, toCarrier.apply(value));
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        carrier.place(writer, at, toCarrier.apply(value));
    }

    @Override
    public void describe(Description text) {
        carrier.describe(text);
    }
}
