package io.parallax.codec.record;

import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Node;
import java.lang.foreign.MemorySegment;

/// The rule of records: each target begins where the one before ended, as soon as it is aligned. So there is one place
/// where it can lie.
final class RecordChecker extends Checker {
    private final long size;
    private long next;

    RecordChecker(MemorySegment bytes) {
        super(bytes);
        this.size = bytes.byteSize();
    }

    @Override
    protected long open(long at, long targetSize, int align, Node node) {
        long expected = LittleEndian.roundUp(next, align);
        if (at != expected) {
            throw fail(node, "is said to lie at byte " + at + ", expected " + expected, at);
        }
        if (at > size || targetSize > size - at) {
            throw fail(node, "needs " + targetSize + " bytes of a payload of " + size, at);
        }
        padding(next, at, node);
        next = at + targetSize;
        return 0;
    }

    @Override
    protected void close(long opened, long end) {}

    void end(Node node) {
        if (next != size) {
            throw fail(node, "ends here, but the payload has " + size + " bytes", next);
        }
    }

    @Override
    public boolean isCanonical() {
        return true;
    }
}
