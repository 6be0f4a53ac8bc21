package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.layout.RingEntry;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Slots of a pool that lives in another process, as this process sees them: read-only.
///
/// The other process may refer to one slot several times, while earlier references are still held here. Each
/// reference has a life of its own, with its own count and handles; objects for it are made when first needed and
/// used again.
public final class ForeignSlots implements SlotHome {
    private final Shape shape;
    private final MemorySegment data;
    private final boolean strict;
    private final Returns returns;

    /// For each slot the references that it ever had here at once, as a list. Only the reader touches it.
    private final @Nullable VisitingSlot[] references;

    /// What slots there are.
    /// @param name name of the pool
    /// @param slotBytes usable bytes of a slot
    /// @param strideBytes distance from one slot to the next
    /// @param slots number of slots
    public record Shape(String name, long slotBytes, long strideBytes, int slots) {}

    /// Where references go that this process has finished with.
    @FunctionalInterface
    public interface Returns {
        /// Gives a reference back. Any thread may call this.
        /// @param slot which slot
        void giveBack(int slot);
    }

    /// Looks at slots.
    /// @param shape what slots there are; they lie within the data
    /// @param data the other process's memory, mapped read-only
    /// @param strict whether every handle and its segments are made anew and die with their release
    /// @param returns where references go that are finished
    public ForeignSlots(Shape shape, MemorySegment data, boolean strict, Returns returns) {
        this.shape = shape;
        this.data = data;
        this.strict = strict;
        this.returns = returns;
        this.references = new VisitingSlot[shape.slots];
    }

    /// Makes a buffer of a reference that has arrived. One thread at a time, the reader, may call this.
    /// @param entry which bytes of which slot, and their metadata
    /// @return the buffer, owned by the caller
    /// @throws IndexOutOfBoundsException if the bytes do not lie within a slot
    public Buffer open(RingEntry entry) {
        if (entry.slot() >= shape.slots || entry.start() + entry.size() > shape.slotBytes) {
            throw new IndexOutOfBoundsException(entry.size() + " bytes at " + entry.start() + " of slot " + entry.slot()
                    + " do not lie in " + shape.slots + " slots of " + shape.slotBytes + " bytes: pool=" + shape.name);
        }
        return reference(entry.slot()).publish(entry, entry.start());
    }

    private VisitingSlot reference(int slot) {
        VisitingSlot first = references[slot];
        for (VisitingSlot one = first; one != null; one = one.next) {
            if (one.tryUse()) {
                return one;
            }
        }
        MemorySegment bytes = data.asSlice(slot * shape.strideBytes, shape.slotBytes);
        VisitingSlot made = new VisitingSlot(this, slot, bytes, first);
        references[slot] = made;
        return made;
    }

    @Override
    public String name() {
        return shape.name;
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
        return true; // nobody can make a sealed file smaller
    }

    @Override
    public SlotLease lease(MemorySegment part) {
        return SlotLease.of(part);
    }

    @Override
    public void takeHome(Slot slot) {
        int index = slot.index();
        ((VisitingSlot) slot).rest();
        returns.giveBack(index);
    }
}
