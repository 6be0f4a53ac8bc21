package io.parallax.engine.link;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where one thread waits for a condition that others bring about: first spinning, then parked.
///
/// How long to spin adapts: a spin that paid doubles the budget, one that ended in parking halves it. So a busy link
/// never parks and an idle one costs nothing.
public final class WaitPoint {
    private static final int LEAST_SPINS = 64;
    private static final int MOST_SPINS = 20_000;
    /// Spinning longer than this with more running threads than cores steals the core from whom one waits for.
    private static final int MOST_SPINS_CROWDED = 100;
    /// Polling harder than this makes the line that the other side writes bounce between the cores.
    private static final int PAUSES_BETWEEN_POLLS = 20;

    private volatile @Nullable Thread parked;
    private int budget = LEAST_SPINS;

    /// Waits until the condition holds. An interrupt does not end the wait, but is kept for the caller to see; the
    /// condition must include whatever is to end it.
    /// @param condition whether to go on; called by this thread only
    public void await(BooleanSupplier condition) {
        if (condition.getAsBoolean() || spin(condition)) {
            return;
        }
        boolean interrupted = false;
        parked = Thread.currentThread();
        // pairs with the fence in signal(): either we see the condition, or the signaller sees us
        while (!condition.getAsBoolean()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        parked = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return whether a thread is parked here}
    boolean isWaitedAt() {
        return parked != null;
    }

    private boolean spin(BooleanSupplier condition) {
        int limit = Crowd.isCrowded() ? Math.min(budget, MOST_SPINS_CROWDED) : budget;
        for (int spins = 0; spins < limit; spins += PAUSES_BETWEEN_POLLS) {
            for (int pause = 0; pause < PAUSES_BETWEEN_POLLS; pause++) {
                Thread.onSpinWait();
            }
            if (condition.getAsBoolean()) {
                budget = Math.min(MOST_SPINS, budget * 2);
                return true;
            }
        }
        budget = Math.max(LEAST_SPINS, budget / 2);
        return false;
    }

    /// Wakes the waiting thread, if it is parked. Call after the condition was made true.
    public void signal() {
        VarHandle.fullFence();
        Thread thread = parked;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
