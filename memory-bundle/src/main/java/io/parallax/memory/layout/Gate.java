package io.parallax.memory.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A gate that one thread goes through again and again, until another one shuts it for good. Going through costs a few
/// ordinary instructions; who shuts it pays.
///
/// ```
/// field   written by              order
/// inside  who goes through        opaque, then a fence, then shut is read; release
/// shut    who shuts               volatile, then a barrier everywhere, then inside is read with acquire
/// ```
///
/// See [Fences] for why one of the two sees the other. Who shuts the gate waits until nobody is inside; what the one
/// who was inside did happened before (release of `inside`, read with acquire), and nobody will be inside again.
public final class Gate {
    private static final VarHandle INSIDE = insideHandle();
    private static final int SPINS_BEFORE_YIELD = 100;

    private final boolean ownBarrier;
    private boolean inside;
    private volatile boolean shut;

    /// Makes an open gate.
    /// @param ownBarrier whether this process needs barriers of its own, since it takes no part in those of others
    public Gate(boolean ownBarrier) {
        this.ownBarrier = ownBarrier;
    }

    private static VarHandle insideHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Gate.class, "inside", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Goes in, unless the gate is shut. One thread at a time may do so.
    /// @return whether it is inside now, and must [#leave()]
    /// @throws IllegalStateException if somebody is inside, as far as that can be seen
    public boolean enter() {
        if (inside) {
            throw new IllegalStateException("two threads send at the same time; let them take turns");
        }
        INSIDE.setOpaque(this, true);
        Fences.frequent(ownBarrier);
        if (!shut) {
            return true;
        }
        leave();
        return false;
    }

    /// Goes out.
    public void leave() {
        INSIDE.setRelease(this, false); // pairs with awaitEmpty
    }

    /// Lets nobody in any more. A barrier everywhere must follow, and then [#awaitEmpty()].
    public void shut() {
        shut = true;
    }

    /// Waits until nobody is inside. Who is inside must not call this.
    @SuppressWarnings("ThreadPriorityCheck") // whom we wait for has lost its core inside: give it ours
    public void awaitEmpty() {
        for (int spins = 0; (boolean) INSIDE.getAcquire(this); spins++) { // pairs with leave
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
