package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that lies elsewhere: a pointer.
public final class BoxNode extends Node {
    /// What may become of a box.
    public enum Use {
        /// Just a value.
        PLAIN,
        /// One target for an object that many refer to.
        SHARED,
        /// An `Optional` for which an impossible pointer stands for empty.
        OPTIONAL
    }

    /// The distance that no target has.
    private static final int NOTHING = 1;

    private final Node target;
    private final Use use;

    /// @param target what is pointed to; it may still be unfinished
    public BoxNode(String label, Node target, Use use) {
        super(label);
        this.target = target;
        this.use = use;
    }

    Node target() {
        return target;
    }

    boolean isOptional() {
        return use == Use.OPTIONAL;
    }

    @Override
    public long size() {
        return Integer.BYTES;
    }

    @Override
    public int align() {
        return Integer.BYTES;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return false;
    }

    /// {@return where the target of the pointer at a position lies, or -1 if there is none}
    long follow(MemorySegment bytes, long at) {
        int distance = bytes.get(LittleEndian.INT, at);
        return use == Use.OPTIONAL && distance == NOTHING ? -1 : at + distance;
    }

    @Override
    public void check(Checker checker, long at) {
        if (use == Use.OPTIONAL && checker.bytes().get(LittleEndian.INT, at) == NOTHING) {
            return;
        }
        long start = at + checker.bytes().get(LittleEndian.INT, at);
        if (use == Use.SHARED && checker.isKnown(start, this.target, this)) {
            return;
        }
        long entered = checker.enter(start, target.size(), target.align(), this);
        target.check(checker, start);
        checker.leave(entered, start + target.size());
    }

    @Override
    public Object read(Archive archive, long at) {
        long start = follow(archive.bytes(), at);
        return switch (use) {
            case PLAIN -> target.read(archive, start);
            case SHARED -> archive.shared(start, () -> target.read(archive, start));
            case OPTIONAL -> start < 0 ? Optional.empty() : Optional.of(target.read(archive, start));
        };
    }

    @Override
    public void prepare(Writer writer, Object value) {
        Object inner = inner(value);
        if (inner != null && writer.childrenFirst()) {
            writer.push(append(writer, inner));
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        Object inner = inner(value);
        if (inner == null) {
            writer.bytes().set(LittleEndian.INT, at, NOTHING);
            return;
        }
        writer.pointer(at, writer.childrenFirst() ? writer.pull() : append(writer, inner), this);
    }

    private @Nullable Object inner(Object value) {
        return use == Use.OPTIONAL ? ((Optional<?>) value).orElse(null) : value;
    }

    private long append(Writer writer, Object value) {
        Long known = use == Use.SHARED ? writer.written(value) : null;
        if (known != null) {
            return known;
        }
        writer.descend(this);
        int mark = writer.mark();
        target.prepare(writer, value);
        long start = writer.reserve(target.size(), target.align());
        int before = writer.readFrom(mark);
        target.place(writer, start, value);
        writer.readUntil(before, mark);
        writer.ascend();
        if (use == Use.SHARED) {
            writer.remember(value, start);
        }
        return start;
    }

    @Override
    public void describe(Description text) {
        text.add(
                switch (use) {
                    case PLAIN -> "Box<";
                    case SHARED -> "Arc<";
                    case OPTIONAL -> "Niche<";
                },
                target,
                ">");
    }
}
