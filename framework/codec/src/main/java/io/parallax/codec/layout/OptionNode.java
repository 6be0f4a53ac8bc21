package io.parallax.codec.layout;

import java.util.Optional;

/// An `Optional`: a byte that is 1 if there is a value, and behind it the value, aligned.
final class OptionNode extends Node {
    private final Node payload;

    OptionNode(String label, Node payload) {
        super(label);
        this.payload = payload;
    }

    Node payload() {
        return payload;
    }

    long offset() {
        return LittleEndian.roundUp(1, payload.align());
    }

    @Override
    public long size() {
        return LittleEndian.roundUp(offset() + payload.size(), align());
    }

    @Override
    public int align() {
        return payload.align();
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return false;
    }

    @Override
    public void check(Checker checker, long at) {
        int tag = LittleEndian.unsignedByte(checker.bytes(), at);
        if (tag > 1) {
            throw Checker.fail(this, "has the tag " + tag + ", expected 0 for empty or 1", at);
        }
        if (tag == 0) {
            checker.padding(at + 1, at + size(), this);
            return;
        }
        checker.padding(at + 1, at + offset(), this);
        payload.check(checker, at + offset());
        checker.padding(at + offset() + payload.size(), at + size(), this);
    }

    @Override
    public Object read(Archive archive, long at) {
        return LittleEndian.unsignedByte(archive.bytes(), at) == 0
                ? Optional.empty()
                : Optional.of(payload.read(archive, at + offset()));
    }

    @Override
    public void prepare(Writer writer, Object value) {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            payload.prepare(writer, optional.get());
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            Kind.U8.store(writer.bytes(), at, 1);
            payload.place(writer, at + offset(), optional.get());
        }
    }

    @Override
    public void describe(Description text) {
        text.add("Option<", payload, ">");
    }
}
