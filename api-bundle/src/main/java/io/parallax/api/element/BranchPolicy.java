package io.parallax.api.element;

/// What becomes of the branches behind an element that do not keep up with the others.
///
/// Every mode but [Mode#BLOCK] needs a queue at the head of each branch. Where a branch does not start with one, the
/// engine gives it one that nobody sees in the graph: 200 buffers, 10 MiB, one second. A queue that leaks by itself
/// goes on doing what it was told.
/// @param mode what to do
/// @param stallLimitNs how long a branch may stand still before [Mode#DETACH] cuts it off, in nanoseconds
public record BranchPolicy(Mode mode, long stallLimitNs) {
    /// How long a branch may stand still unless something else is said: two seconds.
    public static final long STALL_LIMIT_NS = 2_000_000_000L;

    /// Wait for every branch.
    public static final BranchPolicy BLOCK = new BranchPolicy(Mode.BLOCK, STALL_LIMIT_NS);

    /// What to do with a branch that does not keep up.
    public enum Mode {
        /// [#DROP_NEWEST] behind a live source, which waits for nobody, else [#BLOCK].
        AUTO,
        /// Wait: nothing is lost, and the slowest branch sets the pace of all.
        BLOCK,
        /// Drop what arrives while the branch's queue is full. Drops are counted, and the next buffer is marked as
        /// discontinuous.
        DROP_NEWEST,
        /// Drop the oldest buffer in the branch's queue. Drops are counted, and the next buffer is marked as
        /// discontinuous.
        DROP_OLDEST,
        /// Wait, but cut off a branch that stands still for longer than the limit: it ends when it has handled what is
        /// queued, and the others go on.
        DETACH
    }

    /// Checks the limit.
    /// @throws IllegalArgumentException if the limit is not positive
    public BranchPolicy {
        if (stallLimitNs <= 0) {
            throw new IllegalArgumentException("the limit of a stall must be positive, not " + stallLimitNs + " ns");
        }
    }
}
