package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.LongFunction;

/// Buffers of small payloads that came from another process with their entry. Each is copied into a slot of this
/// process, of which there are as many as were ever held at once.
///
/// The slots form a circle. The reader goes on from the one that it used last, so that it finds that one free, and its
/// bytes in its cache, when buffers are closed one by one, and the oldest one when they are closed in order. Only when
/// every slot is in use more of them are made, as many as there are.
public final class SmallSlots implements SlotHome {
    private static final int FEWEST = 64;

    private final String name;
    private final DescriptorRing ring;
    private final boolean strict;
    private final LongFunction<MemorySegment> memory;
    private final Runnable closed;

    /// Only the reader touches these.
    private VisitingSlot[] slots = new VisitingSlot[0];

    private int cursor;

    /// Makes a home without slots.
    /// @param name name of the pool that the payloads came from
    /// @param ring where they come from
    /// @param strict whether every handle and its segments are made anew and die with their release
    /// @param memory gives so many bytes that live until all buffers are closed
    /// @param closed told when a buffer was closed, by any thread
    public SmallSlots(
            String name, DescriptorRing ring, boolean strict, LongFunction<MemorySegment> memory, Runnable closed) {
        this.name = name;
        this.ring = ring;
        this.strict = strict;
        this.memory = memory;
        this.closed = closed;
    }

    /// Makes a buffer of a payload. One thread at a time, the reader, may call this.
    /// @param position where the payload is
    /// @param entry its size, at most [DescriptorRing#SMALL_BYTES], and its metadata
    /// @return the buffer, owned by the caller
    /// @throws IndexOutOfBoundsException if it is too large
    public Buffer open(long position, RingEntry entry) {
        if (entry.size() > DescriptorRing.SMALL_BYTES) {
            throw new IndexOutOfBoundsException("a small payload has " + entry.size() + " bytes: pool=" + name);
        }
        VisitingSlot slot = free();
        ring.readSmall(position, slot.whole(), entry.size());
        return slot.publish(entry, 0);
    }

    private VisitingSlot free() {
        for (int probe = 0; probe < slots.length; probe++) {
            VisitingSlot slot = slots[cursor];
            if (slot.tryUse()) {
                return slot;
            }
            cursor = cursor + 1 == slots.length ? 0 : cursor + 1;
        }
        return grow();
    }

    /// {@return the first of the new slots}
    private VisitingSlot grow() {
        int before = slots.length;
        int more = Math.max(FEWEST, before);
        MemorySegment bytes = memory.apply((long) more * DescriptorRing.SMALL_BYTES);
        slots = Arrays.copyOf(slots, before + more);
        for (int i = 0; i < more; i++) {
            MemorySegment whole = bytes.asSlice((long) i * DescriptorRing.SMALL_BYTES, DescriptorRing.SMALL_BYTES);
            VisitingSlot slot = new VisitingSlot(this, before + i, whole, null);
            if (i > 0) {
                slot.rest();
            }
            slots[before + i] = slot;
        }
        cursor = before;
        return slots[before];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStrict() {
        return strict;
    }

    @Override
    public boolean isForeign() {
        return true;
    }

    @Override
    public boolean isNativeSafe() {
        return true; // it is memory of this process
    }

    @Override
    public SlotLease lease(MemorySegment part) {
        return SlotLease.of(part);
    }

    @Override
    public void takeHome(Slot slot) {
        ((VisitingSlot) slot).rest();
        closed.run();
    }
}
