package io.parallax.engine.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Lets a source's wait be interrupted, but never what an element downstream does in the same thread: an interrupt that
/// hits a sink in the middle of a write would lose data.
///
/// The source's thread marks when it leaves the source and when it is back, by opaque writes that cost nothing. The
/// interrupter announces itself, forces the thread through a handshake by asking for its stack, and only then looks at
/// the mark. The handshake is the fence that the cheap writes lack: after it either the mark is visible here or the
/// announcement there.
final class PushGuard {
    private static final VarHandle PUSHING;

    static {
        try {
            PUSHING = MethodHandles.lookup().findVarHandle(PushGuard.class, "pushing", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private boolean pushing;
    private volatile boolean announced;
    private volatile boolean interrupted;

    /// The source's thread goes downstream.
    void enter() {
        PUSHING.setOpaque(this, true);
        if (announced) {
            awaitInterrupter();
        }
    }

    /// The source's thread is back.
    void leave() {
        PUSHING.setOpaque(this, false);
    }

    private void awaitInterrupter() {
        while (announced) {
            Thread.onSpinWait();
        }
        if (interrupted) {
            Thread.interrupted(); // came too late for the source's wait, must not hit what is downstream
        }
    }

    /// Interrupts the source's thread if it is in the source.
    /// @param stack asks for the thread's stack
    /// @param interrupt interrupts the thread
    void interruptSource(Runnable stack, Runnable interrupt) {
        announced = true;
        try {
            stack.run();
            if (!(boolean) PUSHING.getOpaque(this)) {
                interrupted = true;
                interrupt.run();
            }
        } finally {
            announced = false;
        }
    }

    /// The source's thread: takes back an interrupt of [#interruptSource(Runnable, Runnable)].
    /// @return whether there was one
    boolean takeInterrupt() {
        boolean was = interrupted;
        if (was) {
            interrupted = false;
            Thread.interrupted();
        }
        return was;
    }
}
