package io.parallax.api.memory;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// Equal slots of one [Segment].
@ProviderType
public interface MemoryPool extends AutoCloseable {
    /// {@return the pool's name}
    String name();

    /// {@return the memory that the slots are cut from}
    Segment segment();

    /// {@return where the bytes lie}
    default MemoryType type() {
        return segment().type();
    }

    /// {@return usable bytes of one slot}
    long slotSize();

    /// {@return number of slots}
    int slots();

    /// {@return what [#loan()] does when no slot is free}
    EmptyPolicy emptyPolicy();

    /// Borrows a slot. When none is free, this does what [#emptyPolicy()] says; [#stats()] counts it.
    /// @return exclusive use of a slot
    /// @throws PoolEmptyException if none is free and the pool does not wait
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the pool is closed, before or while waiting
    LoanedSlot loan() throws InterruptedException;

    /// Borrows a slot, waiting no longer than a limit. A pool that does not wait answers at once.
    /// @param limit longest wait
    /// @return exclusive use of a slot, or null if none became free in time
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the pool is closed, before or while waiting
    @Nullable LoanedSlot loan(Duration limit) throws InterruptedException;

    /// Borrows a slot if one is free now.
    /// @return exclusive use of a slot, or null
    /// @throws IllegalStateException if the pool is closed
    @Nullable LoanedSlot tryLoan();

    /// Has a queue asked for its oldest buffer whenever no slot is free, if the policy is
    /// [EmptyPolicy#TAKE_OLDEST]. Several are asked in turn.
    /// @param reclaimer a queue that buffers of this pool may lie in
    void addReclaimer(Reclaimer reclaimer);

    /// Asks a queue no more.
    /// @param reclaimer as it was added; others are ignored
    void removeReclaimer(Reclaimer reclaimer);

    /// {@return how the pool is doing}
    PoolStats stats();

    /// {@return the slots that are away, and who has them, in the order of their numbers} It looks at every slot.
    List<SlotUse> uses();

    /// {@return whether the pool has not been closed}
    boolean isOpen();

    /// Closes the pool: no more loans. Its memory is given back when the last buffer has come home. Closing twice does
    /// nothing.
    @Override
    void close();
}
