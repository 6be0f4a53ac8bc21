package io.parallax.memory.slot;

import io.parallax.api.memory.Segment;
import io.parallax.memory.os.MemFd;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What a pool cuts its slots from. The pool owns it and closes it once, when the last slot has come home.
public interface SlotMemory extends Segment, AutoCloseable {
    /// {@return all bytes, writable} Every access throws [IllegalStateException] once this is closed.
    MemorySegment bytes();

    /// {@return the anonymous file that the bytes lie in, lent until this is closed, or null if other processes
    /// cannot map them}
    default @Nullable MemFd file() {
        return null;
    }

    /// Gives a part a lifetime of its own, for strict mode.
    /// @param part a slice of [#bytes()]
    /// @return the lease
    SlotLease lease(MemorySegment part);

    /// Gives the memory back to the system. Segments that someone kept are dead afterwards.
    @Override
    void close();
}
