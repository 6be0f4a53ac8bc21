package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.EmptyPolicy;
import io.parallax.api.memory.PoolEmptyException;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.memory.Reclaimer;
import io.parallax.memory.layout.ControlBlock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a loan does while no slot is free: it waits, fails, or makes queues drop their oldest buffer.
final class Shortage {
    private static final int SPINS = 100;

    /// A buffer may come to lie in a queue without anybody telling the pool, so queues are asked again after this.
    private static final long ASK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final SlotPool pool;
    private final EmptyPolicy policy;
    private final ControlBlock control;
    private final Waiters waiters;
    private final List<Reclaimer> reclaimers = new CopyOnWriteArrayList<>();
    private final Predicate<Buffer> ofPool;

    Shortage(SlotPool pool, EmptyPolicy policy, ControlBlock control, Waiters waiters) {
        this.pool = pool;
        this.waiters = waiters;
        this.policy = policy;
        this.control = control;
        this.ofPool = pool::owns;
    }

    EmptyPolicy policy() {
        return policy;
    }

    List<Reclaimer> reclaimers() {
        return reclaimers;
    }

    PoolStats.Empty counted() {
        long[] counts = control.counts();
        return new PoolStats.Empty(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    SlotLoan loan() throws InterruptedException {
        if (policy == EmptyPolicy.FAIL) {
            control.countFailure();
            throw new PoolEmptyException("all " + pool.slots() + " slots are in use and the pool does not wait: give it"
                    + " more slots, or another policy: pool=" + pool.name());
        }
        SlotLoan loan = null;
        while (loan == null) {
            loan = getOrWait(Long.MAX_VALUE);
        }
        return loan;
    }

    @Nullable SlotLoan loan(long limitNs) throws InterruptedException {
        SlotLoan loan = policy == EmptyPolicy.FAIL ? null : getOrWait(limitNs);
        if (loan == null) {
            control.countRefusal();
        }
        return loan;
    }

    private @Nullable SlotLoan getOrWait(long limitNs) throws InterruptedException {
        SlotLoan loan = reclaim();
        if (loan != null) {
            return loan;
        }
        control.countWait(); // now, so that who waits for ever is seen
        long startNs = System.nanoTime();
        try {
            loan = spin();
            return loan == null ? park(startNs, limitNs) : loan;
        } finally {
            control.countWaited(System.nanoTime() - startNs);
        }
    }

    /// Asks the queues in turn, until a slot is free or none of them has a buffer of this pool. A buffer that someone
    /// else refers to as well frees no slot; the queues hold such buffers in the same order, so the next one asked
    /// mostly has the same buffer.
    private @Nullable SlotLoan reclaim() {
        boolean dropped = policy == EmptyPolicy.TAKE_OLDEST;
        while (dropped) {
            dropped = false;
            for (Reclaimer reclaimer : reclaimers) {
                if (reclaimer.dropOldest(ofPool)) {
                    dropped = true;
                    control.countReclaim();
                    SlotLoan loan = pool.take();
                    if (loan != null) {
                        return loan;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable SlotLoan spin() {
        for (int spin = 0; spin < SPINS; spin++) {
            Thread.onSpinWait();
            SlotLoan loan = pool.take();
            if (loan != null) {
                return loan;
            }
        }
        return null;
    }

    private @Nullable SlotLoan park(long startNs, long limitNs) throws InterruptedException {
        try {
            while (true) {
                waiters.add(); // before the look: see Waiters
                pool.callHome();
                SlotLoan loan = pool.take();
                if (loan == null) {
                    loan = reclaim();
                }
                if (loan != null) {
                    return loan;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for a slot: pool=" + pool.name());
                }
                long leftNs = limitNs - (System.nanoTime() - startNs);
                if (leftNs <= 0) {
                    return null;
                }
                waiters.park(this, policy == EmptyPolicy.TAKE_OLDEST ? Math.min(leftNs, ASK_AGAIN_NS) : leftNs);
            }
        } finally {
            waiters.remove();
        }
    }
}
