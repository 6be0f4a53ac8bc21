package io.parallax.codec.record;

import io.parallax.codec.layout.LayoutCodec;
import io.parallax.codec.layout.Node;
import io.parallax.codec.layout.NodeFactory;
import io.parallax.codec.layout.PointedTextNode;
import io.parallax.codec.layout.TextNode;
import io.parallax.codec.layout.TypeReader;
import java.lang.foreign.MemorySegment;

/// The format as a whole: its nodes, and codecs for types.
public final class RecordFormat {
    private static final String MEDIA_TYPE = "application/x-parallax-record";

    private RecordFormat() {}

    /// {@return a codec for a class}
    /// @throws IllegalArgumentException if it has no layout
    public static <T> LayoutCodec<T> codec(Class<T> type) {
        return new Codec<>(TypeReader.read(type, Nodes.INSTANCE), TypeReader.name(type));
    }

    private static final class Codec<T> extends LayoutCodec<T> {
        Codec(Node root, String name) {
            super(root, name, MEDIA_TYPE, false);
        }

        @Override
        public void validate(MemorySegment bytes) {
            RecordChecker checker = new RecordChecker(bytes);
            long entered = checker.enter(0, root().size(), root().align(), root());
            root().check(checker, 0);
            checker.leave(entered, root().size());
            checker.end(root());
        }

        @Override
        protected long rootAt(MemorySegment bytes) {
            return 0;
        }
    }

    private enum Nodes implements NodeFactory {
        INSTANCE;

        @Override
        public TextNode text(String label) {
            return new PointedTextNode(label, "String");
        }

        @Override
        public TextNode boxedText(String label) {
            return text(label);
        }

        @Override
        public Node map(String label, Node key, Node value, boolean sorted) {
            throw new IllegalArgumentException(label + " is a map, which records have not: make it a List of entries");
        }

        @Override
        public Node set(String label, Node element, boolean sorted) {
            throw new IllegalArgumentException(label + " is a set, which records have not: make it a List");
        }

        @Override
        public boolean hasPointerTricks() {
            return false;
        }
    }
}
