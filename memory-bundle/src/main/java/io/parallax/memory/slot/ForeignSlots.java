package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final @Nullable ForeignSlot[] references;

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

    /// One reference. After its end the reader may use the object for another one, in [#open].
    private static final class ForeignSlot extends Slot {
        private final @Nullable ForeignSlot next;

        /// Written last by who ends the reference, so that the reader sees the object idle.
        private final AtomicBoolean busy = new AtomicBoolean(true);

        ForeignSlot(ForeignSlots home, int index, MemorySegment bytes, @Nullable ForeignSlot next) {
            super(home, index, bytes);
            this.next = next;
        }
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
        this.references = new ForeignSlot[shape.slots];
    }

    /// Makes a buffer of a reference that has arrived. One thread at a time, the reader, may call this.
    /// @param slot which slot
    /// @param start first byte within the slot
    /// @param size number of bytes
    /// @return the buffer, with empty metadata, owned by the caller
    /// @throws IndexOutOfBoundsException if the bytes do not lie within a slot
    public Buffer open(int slot, long start, long size) {
        if (slot < 0 || slot >= shape.slots || start < 0 || size < 0 || size > shape.slotBytes - start) {
            throw new IndexOutOfBoundsException(size + " bytes at " + start + " of slot " + slot + " do not lie in "
                    + shape.slots + " slots of " + shape.slotBytes + " bytes: pool=" + shape.name);
        }
        return reference(slot).publish(start, size);
    }

    private ForeignSlot reference(int slot) {
        ForeignSlot first = references[slot];
        for (ForeignSlot one = first; one != null; one = one.next) {
            if (!one.busy.getAcquire()) { // pairs with takeHome
                one.busy.setPlain(true);
                return one;
            }
        }
        MemorySegment bytes = data.asSlice(slot * shape.strideBytes, shape.slotBytes);
        ForeignSlot made = new ForeignSlot(this, slot, bytes, first);
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
        ((ForeignSlot) slot).busy.setRelease(false); // pairs with reference
        returns.giveBack(index);
    }
}
