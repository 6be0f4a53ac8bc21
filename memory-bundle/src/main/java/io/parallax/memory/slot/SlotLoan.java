package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/// Exclusive use of a slot.
///
/// A loan may be closed after it was published, and by then its slot may be on loan to someone else. So the slot reuses
/// this object only after that close, when the user has no business with it any more. A loan that is published and
/// never closed, or closed unpublished (perhaps by hand and then again by a `try` with resources), is left to the
/// collector.
final class SlotLoan implements LoanedSlot {
    private static final int LENT = 0;
    private static final int PUBLISHED = 1;
    private static final int ENDED = 2;

    /// Published and closed: the slot may use the object again.
    private static final int RESTING = 3;

    private static final AtomicIntegerFieldUpdater<SlotLoan> STATE =
            AtomicIntegerFieldUpdater.newUpdater(SlotLoan.class, "state");

    private final Slot slot;

    /// Written with `lazySet` (release), so that who reads that the object rests sees its user done with it.
    private volatile int state = LENT;

    private @Nullable SlotLease lease;

    SlotLoan(Slot slot) {
        this.slot = slot;
    }

    /// Starts the next loan with this object, if it rests. Only the borrower of the slot calls this.
    boolean tryReopen() {
        if (state != RESTING) {
            return false;
        }
        STATE.lazySet(this, LENT);
        return true;
    }

    @Override
    public MemorySegment bytes() {
        checkLent();
        if (!slot.isStrict()) {
            return slot.whole();
        }
        SlotLease running = lease;
        if (running == null) {
            running = slot.lease(0, slot.whole().byteSize());
            lease = running;
        }
        return running.bytes();
    }

    @Override
    public Buffer publish(long size) {
        checkLent();
        if (size < 0 || size > slot.whole().byteSize()) {
            throw slot.outside("publish of " + size + " bytes from a slot of "
                    + slot.whole().byteSize() + " bytes");
        }
        endLease();
        STATE.lazySet(this, PUBLISHED);
        return slot.publish(size);
    }

    @Override
    public void close() {
        switch (state) {
            case LENT -> {
                endLease();
                STATE.lazySet(this, ENDED);
                slot.goHome();
            }
            case PUBLISHED -> STATE.lazySet(this, RESTING); // last: the slot may use the object again at once
            default -> {}
        }
    }

    @Override
    public String toString() {
        return "LoanedSlot[pool=" + slot.poolName() + " slot=" + slot.index() + (state == LENT ? "]" : " ended]");
    }

    private void checkLent() {
        if (state != LENT) {
            throw slot.misuse("the loan has ended; loan another slot");
        }
    }

    private void endLease() {
        if (lease != null && !lease.tryEnd()) {
            throw slot.misuse("the loan ends while a call still uses its bytes; wait for the call to end");
        }
        lease = null;
    }
}
