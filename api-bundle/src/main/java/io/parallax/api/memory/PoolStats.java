package io.parallax.api.memory;

/// How a pool is doing. The numbers are read one after the other while the pool is in use, so they may disagree by a
/// few buffers.
/// @param slots number of slots
/// @param free slots that could be loaned now
/// @param mostInUse most slots that were away at once
/// @param loans loans so far
/// @param empty what happened when no slot was free
public record PoolStats(int slots, int free, int mostInUse, long loans, Empty empty) {
    /// What happened when no slot was free.
    /// @param waits loans that had to wait
    /// @param waitNs time spent waiting, in nanoseconds; a wait counts when it is over
    /// @param refusals calls of `tryLoan`, or of `loan` with a limit, that ended without a slot
    /// @param failures loans that failed because the pool does not wait
    /// @param reclaims unread buffers that were dropped to make room
    public record Empty(long waits, long waitNs, long refusals, long failures, long reclaims) {
        /// The pool was never empty.
        public static final Empty NEVER = new Empty(0, 0, 0, 0, 0);
    }

    /// {@return slots that are away now}
    public int inUse() {
        return slots - free;
    }

    /// {@return loans that had to wait because no slot was free}
    public long waits() {
        return empty.waits;
    }

    /// {@return time spent waiting, in nanoseconds}
    public long waitNs() {
        return empty.waitNs;
    }

    /// {@return loans with a limit, or without waiting, that ended without a slot}
    public long refusals() {
        return empty.refusals;
    }
}
