package io.parallax.codec.layout;

/// How one type lies in memory. A node is immutable once its type is derived; all that moves is in what it is given.
///
/// Writing has two steps. `prepare` writes what lies behind pointers, in a format that wants that first, and leaves the
/// positions with the writer; `place` writes the bytes of the value itself, and takes the positions in the same order,
/// or writes what lies behind pointers then.
public abstract class Node {
    private final String label;

    protected Node(String label) {
        this.label = label;
    }

    /// {@return which component this is, for messages}
    public final String label() {
        return label;
    }

    /// {@return number of bytes, a multiple of the alignment}
    public abstract long size();

    /// {@return what positions are a multiple of}
    public abstract int align();

    /// {@return whether any bytes are a value, so that there is nothing to check}
    /// @param canonical whether padding counts
    public abstract boolean isPlain(boolean canonical);

    /// Checks the value at a position whose bytes are in bounds and aligned.
    public abstract void check(Checker checker, long at);

    /// {@return the value at a position}
    public abstract Object read(Archive archive, long at);

    /// Writes what lies behind pointers, if the format wants that first.
    public void prepare(Writer writer, Object value) {}

    /// Writes the bytes of the value, which are zero so far.
    public abstract void place(Writer writer, long at, Object value);

    /// Tells the type.
    public abstract void describe(Description text);

    final boolean isSameTypeAs(Node other) {
        return equals(other) || Description.of(this).equals(Description.of(other));
    }

    /// {@return the error that this type cannot do something}
    protected final IllegalArgumentException cannot(String what) {
        return new IllegalArgumentException(label + " " + what);
    }
}
