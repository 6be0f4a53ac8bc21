package io.parallax.memory.slot;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/// Something that came from another process and is held here. After its end the reader uses the object for what comes
/// next.
final class VisitingSlot extends Slot {
    private static final AtomicIntegerFieldUpdater<VisitingSlot> BUSY =
            AtomicIntegerFieldUpdater.newUpdater(VisitingSlot.class, "busy");

    /// Another one, for who keeps a list.
    final @Nullable VisitingSlot next;

    /// Written with `lazySet` (release) by who ends the use, so that the reader sees all that was done before.
    private volatile int busy = 1;

    /// Makes one that is in use.
    VisitingSlot(SlotHome home, int index, MemorySegment whole, @Nullable VisitingSlot next) {
        super(home, index, whole);
        this.next = next;
    }

    /// Uses the object again, if its last use has ended. Only the reader calls this.
    boolean tryUse() {
        if (busy != 0) {
            return false;
        }
        BUSY.lazySet(this, 1);
        return true;
    }

    /// Ends the use. The object must not be touched afterwards.
    void rest() {
        BUSY.lazySet(this, 0);
    }
}
