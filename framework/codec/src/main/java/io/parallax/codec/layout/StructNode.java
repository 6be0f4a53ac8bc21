package io.parallax.codec.layout;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record: its components in order, each aligned, as a C compiler would lay them out. A variant of a sealed interface
/// is one too, with a tag in front.
public final class StructNode extends Node implements Key {
    private static final Part[] UNFINISHED = {};

    /// A component.
    record Part(String name, Node node, long offset) {}

    private record Gap(long from, long to) {}

    private final String name;
    private final RecordShape shape;
    private final int header;
    private Part[] parts = UNFINISHED;
    private Gap[] gaps = {};
    private boolean finished;
    private boolean partsArePlain;
    private long size;
    private int align = 1;

    /// @param name the name of the type
    /// @param header number of bytes in front
    StructNode(String label, String name, Class<?> type, int header) {
        super(label);
        this.name = name;
        this.shape = new RecordShape(type);
        this.header = header;
    }

    RecordShape shape() {
        return shape;
    }

    /// Lays the components out. Before this the size is not known, and asking for it means that the type contains
    /// itself.
    void finish(List<Node> nodes) {
        Part[] laid = new Part[nodes.size()];
        Gap[] holes = new Gap[nodes.size() + 1];
        int holeCount = 0;
        long at = header;
        int widest = 1;
        boolean plain = true;
        for (int i = 0; i < laid.length; i++) {
            Node node = nodes.get(i);
            long offset = LittleEndian.roundUp(at, node.align());
            if (offset > at) {
                holes[holeCount++] = new Gap(at, offset);
            }
            laid[i] = new Part(shape.components()[i].getName(), node, offset);
            at = offset + node.size();
            widest = Math.max(widest, node.align());
            plain &= node.isPlain(false);
        }
        size = LittleEndian.roundUp(at, widest);
        if (size > at) {
            holes[holeCount++] = new Gap(at, size);
        }
        align = widest;
        parts = laid;
        gaps = Arrays.copyOf(holes, holeCount);
        partsArePlain = plain;
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

    /// {@return the name of the type}
    public String name() {
        return name;
    }

    @Nullable Part part(String component) {
        for (Part part : parts) {
            if (part.name().equals(component)) {
                return part;
            }
        }
        return null;
    }

    List<String> names() {
        return Arrays.stream(parts).map(Part::name).toList();
    }

    @Override
    public boolean isPlain(boolean canonical) {
        if (!finished || !partsArePlain) {
            return false;
        }
        if (!canonical) {
            return true;
        }
        for (Part part : parts) {
            if (!part.node().isPlain(true)) {
                return false;
            }
        }
        return gaps.length == 0;
    }

    @Override
    public void check(Checker checker, long at) {
        boolean canonical = checker.isCanonical();
        for (Part part : parts) {
            if (!part.node().isPlain(canonical)) {
                part.node().check(checker, at + part.offset());
            }
        }
        if (canonical) {
            for (Gap gap : gaps) {
                checker.padding(at + gap.from(), at + gap.to(), this);
            }
        }
    }

    @Override
    public Object read(Archive archive, long at) {
        Object[] values = new Object[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts[i].node().read(archive, at + parts[i].offset());
        }
        return shape.make(values, at);
    }

    @Override
    public void prepare(Writer writer, Object value) {
        if (partsArePlain) {
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i].node().prepare(writer, shape.get(i, value));
        }
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].node().place(writer, at + parts[i].offset(), shape.get(i, value));
        }
    }

    @Override
    public void describe(Description text) {
        if (!text.begin(name, this)) {
            return;
        }
        text.add("{");
        for (int i = 0; i < parts.length; i++) {
            text.add(i > 0 ? "," : "").add(parts[i].name() + ":", parts[i].node(), "");
        }
        text.add("}");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        for (Part part : parts) {
            text.append(' ').append(part.name()).append('@').append(part.offset());
        }
        return text.toString();
    }

    @Override
    public boolean isKey() {
        for (Part part : parts) {
            if (!(part.node() instanceof Key key && key.isKey())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void hash(KeyHash hash, Object value) {
        for (int i = 0; i < parts.length; i++) {
            ((Key) parts[i].node()).hash(hash, shape.get(i, value));
        }
    }

    @Override
    public int compare(Object one, Object other) {
        for (int i = 0; i < parts.length; i++) {
            int order = ((Key) parts[i].node()).compare(shape.get(i, one), shape.get(i, other));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
