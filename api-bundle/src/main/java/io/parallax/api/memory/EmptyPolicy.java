package io.parallax.api.memory;

/// What [MemoryPool#loan()] does when no slot is free. Each outcome is counted in [PoolStats].
/// [MemoryPool#tryLoan()] answers null whatever the policy is.
public enum EmptyPolicy {
    /// Wait until a slot comes home: back-pressure.
    WAIT,
    /// Throw [PoolEmptyException] at once, for those who must not wait.
    FAIL,
    /// Take the oldest buffer that nobody has begun to read, from a queue that may lose buffers: see [Reclaimer]. Wait
    /// while there is none.
    TAKE_OLDEST
}
