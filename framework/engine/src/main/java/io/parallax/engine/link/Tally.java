package io.parallax.engine.link;

import io.parallax.api.time.ClockTime;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What has passed one end of a link. One thread writes, any may read.
final class Tally {
    private static final VarHandle BUFFERS;
    private static final VarHandle BYTES;
    private static final VarHandle PTS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BUFFERS = lookup.findVarHandle(Tally.class, "buffers", long.class);
            BYTES = lookup.findVarHandle(Tally.class, "bytes", long.class);
            PTS = lookup.findVarHandle(Tally.class, "pts", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long buffers;
    private long bytes;
    private long pts = ClockTime.NONE;

    /// Writer: one more buffer. Readers that see the new number of buffers see the other values too: the release
    /// pairs with the acquire in [#buffers()].
    void add(long size, long time) {
        PTS.setOpaque(this, time);
        BYTES.setOpaque(this, bytes + size);
        BUFFERS.setRelease(this, buffers + 1);
    }

    long buffers() {
        return (long) BUFFERS.getAcquire(this);
    }

    long bytes() {
        return (long) BYTES.getOpaque(this);
    }

    /// The time stamp of the last buffer.
    long pts() {
        return (long) PTS.getOpaque(this);
    }
}
