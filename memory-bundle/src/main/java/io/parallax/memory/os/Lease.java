package io.parallax.memory.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A second lifetime for part of a mapping: its segment dies when the lease ends, the mapping lives on. This costs tens
/// of microseconds and a handshake with every thread, so it is for strict mode only.
public final class Lease {
    private final Arena arena = Arenas.open();
    private final MemorySegment bytes;

    /// Starts a lease.
    /// @param part native memory that outlives the lease
    public Lease(MemorySegment part) {
        bytes = part.reinterpret(arena, null);
    }

    /// {@return the part, usable until the lease ends}
    public MemorySegment bytes() {
        return bytes;
    }

    /// Ends the lease.
    /// @return false if a call still uses the segment; the lease goes on then
    public boolean tryEnd() {
        return Arenas.tryClose(arena);
    }
}
