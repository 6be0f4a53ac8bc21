package io.parallax.codec.layout;

import io.parallax.api.codec.ValidationException;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates one payload. A format says by a subclass where the targets of pointers may lie; every target must have a
/// place of its own, so that the work is never more than a small multiple of the bytes.
public abstract class Checker {
    /// How deep pointers may lead.
    public static final int MOST_DEPTH = 512;

    /// How many elements without bytes a payload may have.
    public static final long MOST_EMPTY_ELEMENTS = 1 << 16;

    private final MemorySegment bytes;
    private @Nullable Map<Long, Node> shared;
    private int depth;
    private long emptyElements;

    protected Checker(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// {@return the bytes}
    public final MemorySegment bytes() {
        return bytes;
    }

    /// Goes to the target of a pointer. What it has pointers to is entered before it is left.
    /// @return to be given back to [#leave(long, long)]
    /// @throws ValidationException if it may not lie there
    public final long enter(long at, long size, int align, Node node) {
        if (++depth > MOST_DEPTH) {
            throw fail(node, "is nested deeper than " + MOST_DEPTH + " pointers", at);
        }
        return open(at, size, align, node);
    }

    /// {@return whether a shared target has been checked already}
    /// @throws ValidationException if it was checked as something else
    final boolean isKnown(long at, Node target, Node node) {
        if (shared == null) {
            shared = new HashMap<>();
        }
        Node before = shared.putIfAbsent(at, target);
        if (before != null && !before.isSameTypeAs(target)) {
            throw fail(node, "shares a target with another type", at);
        }
        return before != null;
    }

    /// Returns from the target of a pointer.
    /// @param entered what [#enter] answered
    /// @param end first byte behind the target
    public final void leave(long entered, long end) {
        depth--;
        close(entered, end);
    }

    /// Decides whether a target may lie there.
    protected abstract long open(long at, long size, int align, Node node);

    /// The target that was opened last, and everything that it has pointers to, is checked.
    protected abstract void close(long opened, long end);

    /// {@return whether padding must be zero, and each value has only one form}
    public abstract boolean isCanonical();

    /// Checks bytes that mean nothing.
    public final void padding(long from, long to, Node node) {
        if (isCanonical()) {
            for (long at = from; at < to; at++) {
                if (LittleEndian.unsignedByte(bytes, at) != 0) {
                    throw fail(node, "has padding that is not zero", at);
                }
            }
        }
    }

    /// Counts elements that take no bytes, since nothing else limits them.
    public final void countEmpty(long elements, Node node, long at) {
        emptyElements += elements;
        if (emptyElements > MOST_EMPTY_ELEMENTS) {
            throw fail(node, "has more than " + MOST_EMPTY_ELEMENTS + " elements without bytes", at);
        }
    }

    /// {@return the error that a value is wrong}
    public static ValidationException fail(Node node, String problem, long at) {
        return new ValidationException(node.label() + " " + problem, at);
    }
}
