package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// An `Optional` number that is never zero, with zero for empty.
final class NicheNode extends Node {
    private final ScalarNode number;

    NicheNode(String label, ScalarNode number) {
        super(label);
        this.number = number;
    }

    ScalarNode number() {
        return number;
    }

    boolean isEmpty(MemorySegment bytes, long at) {
        return number.kind().load(bytes, at) == 0;
    }

    @Override
    public long size() {
        return number.size();
    }

    @Override
    public int align() {
        return number.align();
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return true;
    }

    @Override
    public void check(Checker checker, long at) {}

    @Override
    public Object read(Archive archive, long at) {
        return isEmpty(archive.bytes(), at) ? Optional.empty() : Optional.of(number.read(archive, at));
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            number.place(writer, at, optional.get());
        }
    }

    @Override
    public void describe(Description text) {
        text.add("Niche<", number, ">");
    }
}
