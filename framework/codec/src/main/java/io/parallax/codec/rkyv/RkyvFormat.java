package io.parallax.codec.rkyv;

import io.parallax.codec.layout.LayoutCodec;
import io.parallax.codec.layout.Node;
import io.parallax.codec.layout.NodeFactory;
import io.parallax.codec.layout.PointedTextNode;
import io.parallax.codec.layout.TextNode;
import io.parallax.codec.layout.TypeReader;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/// The format as a whole: its nodes, and codecs for types.
public final class RkyvFormat {
    private static final String MEDIA_TYPE = "application/rkyv";

    private RkyvFormat() {}

    /// {@return a codec for a class}
    /// @throws IllegalArgumentException if it has no layout
    public static <T> LayoutCodec<T> codec(Class<T> type) {
        return new Codec<>(TypeReader.read(type, Nodes.INSTANCE), TypeReader.name(type));
    }

    /// {@return a codec for a type as it is written somewhere}
    /// @throws IllegalArgumentException if it has no layout
    public static LayoutCodec<Object> codec(AnnotatedType type, String name) {
        return new Codec<>(TypeReader.read(type, name, Nodes.INSTANCE), name);
    }

    private static final class Codec<T> extends LayoutCodec<T> {
        Codec(Node root, String name) {
            super(root, name, MEDIA_TYPE, true);
        }

        @Override
        public void validate(MemorySegment bytes) {
            RkyvChecker checker = new RkyvChecker(bytes);
            long at = rootAt(bytes);
            long entered = checker.enter(at, root().size(), root().align(), root());
            if (!root().isPlain(false)) {
                root().check(checker, at);
            }
            checker.leave(entered, at + root().size());
        }

        @Override
        protected long rootAt(MemorySegment bytes) {
            return Math.max(0, bytes.byteSize() - root().size());
        }
    }

    private enum Nodes implements NodeFactory {
        INSTANCE;

        @Override
        public TextNode text(String label) {
            return new InlineTextNode(label);
        }

        @Override
        public TextNode boxedText(String label) {
            return new PointedTextNode(label, "Box<str>");
        }

        @Override
        public Node map(String label, Node key, Node value, boolean sorted) {
            return entries(label, key, value, sorted);
        }

        @Override
        public Node set(String label, Node element, boolean sorted) {
            return entries(label, element, null, sorted);
        }

        private static Node entries(String label, Node key, @Nullable Node value, boolean sorted) {
            Entry entry = Entry.of(label, key, value);
            return sorted
                    ? new TreeNode(label, entry, new Holder(value != null, entry::compare))
                    : new HashTableNode(label, entry, new Holder(value != null, null));
        }

        @Override
        public boolean hasPointerTricks() {
            return true;
        }
    }
}
