package io.parallax.memory.slot;

import java.lang.foreign.MemorySegment;

/// Where a slot belongs: a pool of this process, or what this process sees of another one's.
interface SlotHome {
    /// {@return name of the pool}
    String name();

    /// {@return whether every handle and its segments are made anew and die with their release}
    boolean isStrict();

    /// {@return whether the slots belong to another process and can only be read}
    boolean isForeign();

    /// {@return whether the bytes may be passed to native code}
    boolean isNativeSafe();

    /// Takes a slot back. The caller was its last user.
    void takeHome(Slot slot);

    /// Gives part of a slot a lifetime of its own, for strict mode.
    SlotLease lease(MemorySegment part);
}
