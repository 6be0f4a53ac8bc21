package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// Writes one payload: into a segment that is given, or into an array that grows.
public final class Writer {
    private static final int FIRST_SIZE = 256;

    private final boolean childrenFirst;
    private final boolean grows;
    private MemorySegment bytes;
    private long end;
    private int depth;

    /// Where targets lie that have been written while what points to them has not. It is a stack with a reading place:
    /// an object reads the positions of its targets in the order in which they were pushed.
    private long[] targets = new long[16];

    private int pushed;
    private int pulled;

    private @Nullable IdentityHashMap<Object, Long> shared;

    private Writer(@Nullable MemorySegment target, boolean childrenFirst) {
        this.childrenFirst = childrenFirst;
        this.grows = target == null;
        this.bytes = target == null ? MemorySegment.ofArray(new byte[FIRST_SIZE]) : target;
    }

    /// {@return a writer to the start of a segment}
    /// @param childrenFirst whether targets of pointers come before what points to them
    public static Writer to(MemorySegment target, boolean childrenFirst) {
        return new Writer(target, childrenFirst);
    }

    /// {@return a writer to an array of its own}
    /// @param childrenFirst whether targets of pointers come before what points to them
    public static Writer growing(boolean childrenFirst) {
        return new Writer(null, childrenFirst);
    }

    /// {@return whether targets of pointers come before what points to them}
    public boolean childrenFirst() {
        return childrenFirst;
    }

    /// {@return the segment to write to} It is another one after [#reserve(long, int)].
    public MemorySegment bytes() {
        return bytes;
    }

    /// {@return number of bytes written}
    public long end() {
        return end;
    }

    /// {@return an array of the bytes written}
    public byte[] toArray() {
        return bytes.asSlice(0, end).toArray(ValueLayout.JAVA_BYTE);
    }

    /// {@return the position of new bytes at the end, which are zero}
    public long reserve(long size, int align) {
        long at = LittleEndian.roundUp(end, align);
        long newEnd = at + size;
        if (newEnd > bytes.byteSize()) {
            grow(newEnd);
        }
        bytes.asSlice(end, newEnd - end).fill((byte) 0);
        end = newEnd;
        return at;
    }

    private void grow(long least) {
        if (!grows) {
            throw new IndexOutOfBoundsException("the payload needs more than the " + bytes.byteSize()
                    + " bytes that were given, at least " + least + ": give a larger segment");
        }
        if (least > Integer.MAX_VALUE - 8) {
            throw new IndexOutOfBoundsException("the payload needs more than 2 GiB");
        }
        long size = Math.min(Integer.MAX_VALUE - 8L, Math.max(least, bytes.byteSize() * 2));
        MemorySegment larger = MemorySegment.ofArray(new byte[(int) size]);
        larger.copyFrom(bytes.asSlice(0, end));
        bytes = larger;
    }

    /// Leaves the position of a target for the object that points to it.
    public void push(long target) {
        if (pushed == targets.length) {
            targets = Arrays.copyOf(targets, pushed * 2);
        }
        targets[pushed++] = target;
    }

    /// {@return the position of the next target}
    public long pull() {
        return targets[pulled++];
    }

    /// {@return the top of the stack of positions}
    public int mark() {
        return pushed;
    }

    /// Begins to read positions.
    /// @param mark what was the top of the stack before they were pushed
    /// @return to be given to [#readUntil(int, int)]
    public int readFrom(int mark) {
        int before = pulled;
        pulled = mark;
        return before;
    }

    /// Ends reading positions, and drops them.
    /// @param before what [#readFrom(int)] answered
    /// @param mark the top of the stack to go back to
    public void readUntil(int before, int mark) {
        pulled = before;
        pushed = mark;
    }

    /// Counts how deep pointers lead.
    public void descend(Node node) {
        if (++depth > Checker.MOST_DEPTH) {
            throw new IllegalArgumentException(
                    node.label() + " is nested deeper than " + Checker.MOST_DEPTH + " pointers");
        }
    }

    /// Comes back from a target.
    public void ascend() {
        depth--;
    }

    /// {@return where an object that may be shared was written, or null}
    public @Nullable Long written(Object value) {
        return shared == null ? null : shared.get(value);
    }

    /// Remembers where an object that may be shared was written.
    public void remember(Object value, long at) {
        if (shared == null) {
            shared = new IdentityHashMap<>();
        }
        shared.put(value, at);
    }

    /// Writes a pointer: the distance from its own position.
    public void pointer(long at, long target, Node node) {
        long distance = target - at;
        if (distance != (int) distance) {
            throw new IllegalArgumentException(node.label() + " lies more than 2 GiB from what points to it");
        }
        bytes.set(LittleEndian.INT, at, (int) distance);
    }
}
