package io.parallax.codec.layout;

import io.parallax.api.codec.BooleanField;
import io.parallax.api.codec.DoubleField;
import io.parallax.api.codec.Fields;
import io.parallax.api.codec.ListField;
import io.parallax.api.codec.LongField;
import io.parallax.api.codec.TextField;
import java.util.List;

/// Follows paths through nodes.
final class FieldFinder<T> implements Fields<T> {
    private final Node root;

    FieldFinder(Node root) {
        this.root = root;
    }

    /// A node and how to come there.
    private record Found(Node node, Place place) {
        /// {@return what is behind boxes and optional values}
        Found unwrapped() {
            return switch (node) {
                case BoxNode box -> new Found(box.target(), new Place.Target(place, box)).unwrapped();
                case OptionNode option -> new Found(option.payload(), new Place.Payload(place, option)).unwrapped();
                case NicheNode niche -> new Found(niche.number(), new Place.NichePayload(place, niche));
                case MappedNode mapped -> new Found(mapped.carrier(), place).unwrapped();
                default -> this;
            };
        }

        /// {@return what is behind boxes that are never empty}
        Found unboxed() {
            return node instanceof BoxNode box && !box.isOptional()
                    ? new Found(box.target(), new Place.Target(place, box)).unboxed()
                    : this;
        }
    }

    private Found find(String path) {
        Found found = new Found(root, new Place.Offset(0));
        if (path.isEmpty()) {
            return found;
        }
        for (String name : path.split("\\.", -1)) {
            found = step(found.unwrapped(), name, path);
        }
        return found;
    }

    private static Found step(Found from, String name, String path) {
        if (from.node() instanceof StructNode struct) {
            StructNode.Part part = struct.part(name);
            if (part == null) {
                throw missing(path, struct, name, struct.names());
            }
            return new Found(part.node(), from.place().plus(part.offset()));
        }
        if (from.node() instanceof SumNode sum) {
            for (SumNode.Variant variant : sum.variants()) {
                if (variant.type().getSimpleName().equals(name)) {
                    return new Found(variant.struct(), new Place.Variant(from.place(), sum, variant));
                }
            }
            List<String> names = sum.variants().stream()
                    .map(variant -> variant.type().getSimpleName())
                    .toList();
            throw missing(path, sum, name, names);
        }
        throw new IllegalArgumentException(
                "'" + path + "' leads nowhere: " + from.node().label() + " has no parts, so no '" + name + "'");
    }

    private static IllegalArgumentException missing(String path, Node node, String name, List<String> names) {
        return new IllegalArgumentException(
                "'" + path + "' leads nowhere: " + node.label() + " has no '" + name + "', it has " + names);
    }

    private IllegalArgumentException other(String path, String expected) {
        return new IllegalArgumentException(
                "'" + path + "' is a " + Description.of(find(path).unwrapped().node()) + ", and not " + expected);
    }

    private ScalarNode scalar(String path, String expected) {
        if (find(path).unwrapped().node() instanceof ScalarNode scalar) {
            return scalar;
        }
        throw other(path, expected);
    }

    private Place place(String path) {
        return find(path).unwrapped().place();
    }

    @Override
    public LongField<T> integer(String path) {
        Kind kind = scalar(path, "an integer").kind();
        if (kind.isReal() || kind == Kind.BOOL) {
            throw other(path, "an integer");
        }
        return new ReadField.Whole<>(root, place(path), kind);
    }

    @Override
    public DoubleField<T> real(String path) {
        Kind kind = scalar(path, "a floating-point number").kind();
        if (!kind.isReal()) {
            throw other(path, "a floating-point number");
        }
        return new ReadField.Real<>(root, place(path), kind == Kind.F32);
    }

    @Override
    public BooleanField<T> flag(String path) {
        if (scalar(path, "a truth value").kind() != Kind.BOOL) {
            throw other(path, "a truth value");
        }
        return new ReadField.Flag<>(root, place(path));
    }

    @Override
    public BooleanField<T> present(String path) {
        Found found = find(path).unboxed();
        return switch (found.node()) {
            case OptionNode _ -> new ReadField.Flag<>(root, found.place());
            case NicheNode niche -> new ReadField.NichePresent<>(root, found.place(), niche);
            case BoxNode box -> new ReadField.BoxPresent<>(root, found.place(), box);
            default -> throw other(path, "an Optional");
        };
    }

    @Override
    public LongField<T> tag(String path) {
        Found found = find(path).unwrapped();
        if (found.node() instanceof SumNode || found.node() instanceof EnumNode) {
            return new ReadField.Whole<>(root, found.place(), Kind.U8);
        }
        throw other(path, "a sealed interface or an enum");
    }

    @Override
    public TextField<T> text(String path) {
        Found found = find(path).unwrapped();
        if (found.node() instanceof TextNode text) {
            return new ReadField.Text<>(root, found.place(), text);
        }
        throw other(path, "a string");
    }

    @Override
    public <E> ListField<T, E> list(String path, Class<E> element) {
        Found found = find(path).unwrapped();
        Node inner = switch (found.node()) {
            case SequenceNode sequence -> sequence.element();
            case ArrayNode array -> array.element();
            default -> throw other(path, "a list or an array");
        };
        if (inner instanceof StructNode struct && struct.shape().type() != element) {
            throw new IllegalArgumentException(
                    "'" + path + "' is a list of " + struct.name() + ", and not of " + element.getSimpleName());
        }
        int fixed = found.node() instanceof ArrayNode array ? array.count() : -1;
        return new ReadList<>(root, found.place(), inner, fixed);
    }
}
