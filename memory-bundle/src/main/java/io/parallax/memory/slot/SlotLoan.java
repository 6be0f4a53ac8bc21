package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Exclusive use of a slot.
///
/// A loan may be closed after it was published, and by then its slot may be on loan to someone else. So the object is
/// reused only after that close, when its user has no business with it any more; who publishes and never closes leaves
/// it to the collector.
final class SlotLoan implements LoanedSlot {
    private enum State {
        LENT,
        PUBLISHED,
        ENDED
    }

    private final Slot slot;
    private State state = State.LENT;
    private @Nullable SlotLease lease;

    SlotLoan(Slot slot) {
        this.slot = slot;
    }

    SlotLoan reopen() {
        state = State.LENT;
        return this;
    }

    @Override
    public MemorySegment bytes() {
        checkLent();
        if (!slot.isStrict()) {
            return slot.bytes();
        }
        SlotLease running = lease;
        if (running == null) {
            running = slot.lease(slot.bytes());
            lease = running;
        }
        return running.bytes();
    }

    @Override
    public Buffer publish(long size) {
        checkLent();
        if (size < 0 || size > slot.byteSize()) {
            throw slot.outside("publish of " + size + " bytes from a slot of " + slot.byteSize() + " bytes");
        }
        endLease();
        state = State.PUBLISHED;
        return slot.publish(size);
    }

    @Override
    public void close() {
        switch (state) {
            case LENT -> {
                endLease();
                state = State.ENDED;
                slot.goHome();
            }
            case PUBLISHED -> {
                state = State.ENDED;
                slot.keep(this);
            }
            case ENDED -> {}
        }
    }

    @Override
    public String toString() {
        return "LoanedSlot[pool=" + slot.poolName() + " slot=" + slot.index() + " " + state + "]";
    }

    private void checkLent() {
        if (state != State.LENT) {
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
