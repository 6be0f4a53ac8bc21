package io.parallax.memory.slot;

import io.parallax.memory.os.Lease;
import java.lang.foreign.MemorySegment;

/// Part of a segment with a lifetime of its own.
public interface SlotLease {
    /// {@return the part, writable} Every access throws [IllegalStateException] once the lease has ended.
    MemorySegment bytes();

    /// Ends the lease.
    /// @return false if a call still uses the part; the lease goes on then
    boolean tryEnd();

    /// Starts a lease.
    /// @param part native memory that outlives the lease
    /// @return the lease
    static SlotLease of(MemorySegment part) {
        return new LeasedPart(new Lease(part));
    }
}
