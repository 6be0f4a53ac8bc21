package io.parallax.engine.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Tells whether a streaming thread is in its chain, that is, somewhere below the element that it starts at, and keeps
/// it out of there for a while. So a chain can be changed between two buffers, and a source's wait can be interrupted
/// without an interrupt ever hitting a sink in the middle of a write.
///
/// The streaming thread marks when it enters the chain and when it is back, by writes that cost nothing. Whoever wants
/// it out announces that, forces the thread through a handshake by asking for its stack, and only then looks at the
/// mark. The handshake is the fence that the cheap writes lack: after it either the mark is visible here or the
/// announcement there. One thread at a time announces.
final class ChainGuard {
    private static final VarHandle INSIDE;
    private static final int SPINS = 1_000;
    private static final long NAP_NS = 20_000;

    static {
        try {
            INSIDE = MethodHandles.lookup().findVarHandle(ChainGuard.class, "inside", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private boolean inside;
    private volatile boolean announced;
    private volatile boolean interrupted;

    /// The streaming thread goes down its chain; waits while it is to stay out.
    void enter() {
        INSIDE.setOpaque(this, true);
        if (announced) {
            stepAside();
        }
    }

    /// The streaming thread is back.
    void leave() {
        INSIDE.setRelease(this, false);
    }

    /// {@return whether the streaming thread was in its chain a moment ago} Any thread may ask; the answer may be old.
    boolean isOccupied() {
        return (boolean) INSIDE.getOpaque(this);
    }

    private void stepAside() {
        boolean wasInterrupted = false;
        do {
            INSIDE.setVolatile(this, false);
            for (int spins = 0; announced; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(this, NAP_NS);
                    wasInterrupted |= Thread.interrupted();
                }
            }
            INSIDE.setVolatile(this, true);
        } while (announced);
        if (interrupted) {
            Thread.interrupted(); // came too late for the source's wait, must not hit what is downstream
        } else if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Interrupts the streaming thread if it is outside of its chain.
    /// @param stack asks for the thread's stack
    /// @param interrupt interrupts the thread
    /// @param needed whether there is still a reason; only a thread inside of its chain takes it away
    void interruptOutside(Runnable stack, Runnable interrupt, BooleanSupplier needed) {
        announced = true;
        try {
            stack.run();
            if (!(boolean) INSIDE.getAcquire(this) && needed.getAsBoolean()) {
                interrupted = true;
                interrupt.run();
            }
        } finally {
            announced = false;
        }
    }

    /// The streaming thread: takes back an interrupt of [#interruptOutside(Runnable, Runnable, BooleanSupplier)].
    /// @return whether there was one
    boolean takeInterrupt() {
        boolean was = interrupted;
        if (was) {
            interrupted = false;
            Thread.interrupted();
        }
        return was;
    }

    /// Waits until the streaming thread is outside of its chain, and keeps it out until [#reopen()]. What the thread
    /// did in the chain is visible to the caller afterwards, and what the caller does then is visible to the thread.
    /// @param stack asks for the thread's stack
    /// @param limitNs longest wait in nanoseconds
    /// @return whether the chain is empty now; if not, it stays open
    boolean close(Runnable stack, long limitNs) {
        announced = true;
        stack.run();
        long start = System.nanoTime();
        while ((boolean) INSIDE.getAcquire(this)) {
            if (System.nanoTime() - start > limitNs) {
                announced = false;
                return false;
            }
            LockSupport.parkNanos(this, NAP_NS);
        }
        return true;
    }

    /// Lets the streaming thread into its chain again.
    void reopen() {
        announced = false;
    }
}
