package io.parallax.api.memory;

import java.time.Duration;
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

    /// Borrows a slot, waiting until one is free. The wait is counted in [#stats()].
    /// @return exclusive use of a slot
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the pool is closed, before or while waiting
    LoanedSlot loan() throws InterruptedException;

    /// Borrows a slot, waiting no longer than a limit.
    /// @param limit longest wait
    /// @return exclusive use of a slot, or null if none became free in time
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the pool is closed, before or while waiting
    @Nullable LoanedSlot loan(Duration limit) throws InterruptedException;

    /// Borrows a slot if one is free now.
    /// @return exclusive use of a slot, or null
    /// @throws IllegalStateException if the pool is closed
    @Nullable LoanedSlot tryLoan();

    /// {@return how the pool is doing}
    PoolStats stats();

    /// Closes the pool: no more loans. Its memory is given back when the last buffer has come home. Closing twice does
    /// nothing.
    @Override
    void close();
}
