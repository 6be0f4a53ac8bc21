package io.parallax.codec.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A Java enum: one byte.
final class EnumNode extends Node {
    private final String name;
    private final Object[] constants;
    private final int[] tags;
    private final Map<Object, Integer> tagOf = new HashMap<>();
    private final @Nullable Object[] byTag = new Object[SumNode.MOST_VARIANTS];

    EnumNode(String label, String name, Object[] constants, int[] tags) {
        super(label);
        this.name = name;
        this.constants = constants;
        this.tags = tags;
        for (int i = 0; i < constants.length; i++) {
            byTag[tags[i]] = constants[i];
            tagOf.put(constants[i], tags[i]);
        }
    }

    @Override
    public long size() {
        return 1;
    }

    @Override
    public int align() {
        return 1;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return false;
    }

    @Override
    public void check(Checker checker, long at) {
        constant(LittleEndian.unsignedByte(checker.bytes(), at), at);
    }

    @Override
    public Object read(Archive archive, long at) {
        return constant(LittleEndian.unsignedByte(archive.bytes(), at), at);
    }

    private Object constant(int tag, long at) {
        Object constant = byTag[tag];
        if (constant == null) {
            List<Integer> known = new ArrayList<>();
            for (int each : tags) {
                known.add(each);
            }
            throw Checker.fail(this, "has the tag " + tag + ", expected one of " + known, at);
        }
        return constant;
    }

    private int tag(Object value) {
        return Objects.requireNonNull(tagOf.get(value));
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        Kind.U8.store(writer.bytes(), at, tag(value));
    }

    @Override
    public void describe(Description text) {
        if (!text.begin(name, this)) {
            return;
        }
        text.add("[");
        for (int i = 0; i < constants.length; i++) {
            text.add((i > 0 ? "," : "") + tags[i] + "=" + ((Enum<?>) constants[i]).name());
        }
        text.add("]");
    }
}
