package io.parallax.memory.slot;

import io.parallax.api.buffer.MetadataKey;
import io.parallax.memory.layout.ReferenceCount;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is written whenever a handle is opened and closed. It is a class of its own, and comes first, so that these
/// fields lie side by side: a virtual machine places the fields of a superclass in front. With the count of references
/// they fill one cache line, which is all that a buffer's writer and reader have to hand to and fro.
abstract class HandleState extends ReferenceCount {
    static final Map<MetadataKey<?>, Object> NO_ENTRIES = Map.of();

    /// The slot that the bytes lie in. A slot is its own first handle.
    final Slot slot;

    boolean open;
    int generation;
    long start;
    long size;

    @Nullable Window window;

    @Nullable SlotLease lease;

    /// The open part of the metadata.
    Map<MetadataKey<?>, Object> entries = NO_ENTRIES;

    /// When the slot left, 0 while it is home; used in its first handle only. Written by whom the slot belongs to at
    /// the time; who lists the slots reads it without order, and may see what was true a moment ago.
    long leftNs;

    /// @param other the slot, or null if it is this object
    HandleState(@Nullable Slot other) {
        slot = other == null ? (Slot) this : other;
    }
}
