package io.parallax.api.memory;

import io.parallax.api.buffer.Buffer;
import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/// Exclusive, writable use of one slot, until it is published as a buffer or closed.
@ProviderType
public interface LoanedSlot extends AutoCloseable {
    /// {@return the whole slot, writable} The segment is lent until the loan ends.
    /// @throws IllegalStateException if the loan has ended
    MemorySegment bytes();

    /// Ends the loan and hands the first bytes out as a buffer with empty metadata.
    /// @param size number of valid bytes, 0 to the slot's size
    /// @return the only reference to the bytes
    /// @throws IllegalStateException if the loan has ended
    /// @throws IndexOutOfBoundsException if the size is not within the slot
    Buffer publish(long size);

    /// Gives the slot back unpublished. After [#publish(long)] this does nothing, so that a loan fits into a
    /// `try` with resources.
    @Override
    void close();
}
