package io.parallax.codec.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sealed interface: a byte that tells the variant, and behind it the variant's components, laid out for each variant
/// by itself.
public final class SumNode extends Node {
    /// The most that one byte can tell apart.
    static final int MOST_VARIANTS = 256;

    /// One of the records that the interface permits.
    record Variant(int tag, Class<?> type, StructNode struct) {}

    private final String name;
    private final @Nullable Variant[] byTag = new Variant[MOST_VARIANTS];
    private List<Variant> variants = List.of();
    private Map<Class<?>, Variant> byType = Map.of();
    private boolean plain;
    private long size;
    private int align = 1;
    private boolean finished;

    SumNode(String label, String name) {
        super(label);
        this.name = name;
    }

    void finish(List<Variant> all) {
        variants = List.copyOf(all);
        byType = new HashMap<>();
        boolean allTags = all.size() == MOST_VARIANTS;
        for (Variant variant : all) {
            byType.put(variant.type(), variant);
            byTag[variant.tag()] = variant;
            align = Math.max(align, variant.struct().align());
            size = Math.max(size, variant.struct().size());
            allTags &= variant.struct().isPlain(false);
        }
        size = LittleEndian.roundUp(size, align);
        plain = allTags;
        finished = true;
    }

    @Override
    public long size() {
        checkFinished();
        return size;
    }

    @Override
    public int align() {
        checkFinished();
        return align;
    }

    private void checkFinished() {
        if (!finished) {
            throw cannot("contains itself: put @Boxed where it does");
        }
    }

    List<Variant> variants() {
        return variants;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return plain && !canonical;
    }

    @Override
    public void check(Checker checker, long at) {
        int tag = LittleEndian.unsignedByte(checker.bytes(), at);
        Variant variant = byTag[tag];
        if (variant == null) {
            throw Checker.fail(this, "has the tag " + tag + ", expected one of " + tags(), at);
        }
        variant.struct().check(checker, at);
        checker.padding(at + variant.struct().size(), at + size, this);
    }

    private List<Integer> tags() {
        return variants.stream().map(Variant::tag).sorted().toList();
    }

    @Override
    public Object read(Archive archive, long at) {
        int tag = LittleEndian.unsignedByte(archive.bytes(), at);
        Variant variant = byTag[tag];
        if (variant == null) {
            throw Checker.fail(this, "has the tag " + tag + ", expected one of " + tags(), at);
        }
        return variant.struct().read(archive, at);
    }

    private Variant of(Object value) {
        Variant variant = byType.get(value.getClass());
        if (variant == null) {
            throw cannot("is a " + value.getClass().getName() + ", which is no variant of " + name);
        }
        return variant;
    }

    @Override
    public void prepare(Writer writer, Object value) {
        of(value).struct().prepare(writer, value);
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        Variant variant = of(value);
        Kind.U8.store(writer.bytes(), at, variant.tag());
        variant.struct().place(writer, at, value);
    }

    @Override
    public void describe(Description text) {
        if (!text.begin(name, this)) {
            return;
        }
        text.add("[");
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            text.add(i > 0 ? "," : "").add(variant.tag() + "=", variant.struct(), "");
        }
        text.add("]");
    }
}
