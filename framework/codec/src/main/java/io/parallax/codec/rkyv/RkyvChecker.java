package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.Node;
import java.lang.foreign.MemorySegment;

/// The rule of rkyv: a target lies before what points to it, and behind what was pointed to before. Alignment counts at
/// the address, since a Rust program reads the bytes in place; on the heap, where there is no address, from the start.
final class RkyvChecker extends Checker {
    private final long address;
    private long low;
    private long high;

    RkyvChecker(MemorySegment bytes) {
        super(bytes);
        this.address = bytes.isNative() ? bytes.address() : 0;
        this.high = bytes.byteSize();
    }

    @Override
    protected long open(long at, long size, int align, Node node) {
        require(at, size, align, node);
        long saved = high;
        high = at;
        return saved;
    }

    @Override
    protected void close(long opened, long end) {
        low = end;
        high = opened;
    }

    /// Checks that an object may lie somewhere.
    void require(long at, long size, int align, Node node) {
        if (at < low || size > high - at) {
            throw fail(
                    node,
                    "is said to lie from byte " + at + " to " + (at + size) + ", and may lie from " + low + " to "
                            + high,
                    at);
        }
        if ((address + at) % align != 0) {
            throw fail(node, "does not lie at a multiple of " + align, at);
        }
    }

    @Override
    public boolean isCanonical() {
        return false;
    }
}
