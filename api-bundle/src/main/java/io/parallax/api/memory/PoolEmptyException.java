package io.parallax.api.memory;

/// A pool with [EmptyPolicy#FAIL] has no free slot. The message names the pool.
public final class PoolEmptyException extends MemoryException {
    private static final long serialVersionUID = 1L;

    /// Tells which pool is empty.
    /// @param message which pool, and what to do
    public PoolEmptyException(String message) {
        super(message);
    }
}
