package io.parallax.engine.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Buffers and bytes that passed a place. One thread writes, any may read; opaque access is enough, since readers only
/// want recent numbers, and costs no more than a plain one.
final class Counter {
    private static final VarHandle BUFFERS;
    private static final VarHandle BYTES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BUFFERS = lookup.findVarHandle(Counter.class, "buffers", long.class);
            BYTES = lookup.findVarHandle(Counter.class, "bytes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long buffers;
    private long bytes;

    void add(long size) {
        BUFFERS.setOpaque(this, buffers + 1);
        BYTES.setOpaque(this, bytes + size);
    }

    long buffers() {
        return (long) BUFFERS.getOpaque(this);
    }

    long bytes() {
        return (long) BYTES.getOpaque(this);
    }
}
