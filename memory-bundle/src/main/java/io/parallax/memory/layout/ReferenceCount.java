package io.parallax.memory.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// How many handles of this process hold the bytes of one slot. Slots inherit it, so that a count costs no object.
///
/// ```
/// field  written by                                                    order
/// count  who borrowed the slot (0 -> 1)                                plain, published with the handle
///        every holder (n -> n+1, n -> n-1)                             read-modify-write, volatile
///        the sole holder (1 -> 0)                                      plain, published by the return ring
/// ```
///
/// **Why a sole holder needs no read-modify-write.** Only a holder may add a holder. Who holds a reference and reads 1
/// is the only holder, so nobody else can change the count any more. The read is an acquire: it pairs with the
/// decrements of former holders, so all that they did with the bytes happened before.
public abstract class ReferenceCount {
    private static final VarHandle COUNT = countHandle();

    private int count;

    /// Makes a count of zero.
    protected ReferenceCount() {}

    private static VarHandle countHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(ReferenceCount.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Starts at one. Only who has borrowed the slot may call this.
    protected final void holdFirst() {
        COUNT.set(this, 1);
    }

    /// Adds a holder. Only a holder may call this.
    protected final void holdMore() {
        int _ = (int) COUNT.getAndAdd(this, 1);
    }

    /// Takes a holder away. After the last one the slot may go home; before that, touch nothing of it afterwards.
    /// @return whether it was the last one
    protected final boolean holdLess() {
        if (isSoleHolder()) {
            COUNT.set(this, 0); // pairs with the release of the return ring
            return true;
        }
        return (int) COUNT.getAndAdd(this, -1) == 1;
    }

    /// {@return whether there is one holder} Only a holder may ask; the answer true stays true while it adds none.
    protected final boolean isSoleHolder() {
        return (int) COUNT.getAcquire(this) == 1; // pairs with getAndAdd in holdLess
    }

    /// {@return the number of holders, which may be old when it arrives}
    protected final int holders() {
        return (int) COUNT.getOpaque(this);
    }
}
