package io.parallax.engine.schedule;

import java.util.function.BooleanSupplier;

/// Where sources wait while a pipeline is paused. Open, it costs one volatile read.
public final class Gate {
    private volatile boolean open;

    /// Lets everybody through from now on.
    public synchronized void open() {
        open = true;
        notifyAll();
    }

    /// Holds everybody who comes from now on.
    public synchronized void close() {
        open = false;
    }

    /// {@return whether nobody is held}
    public boolean isOpen() {
        return open;
    }

    /// Makes everybody who waits look again whether there is a reason to go on.
    public synchronized void nudge() {
        notifyAll();
    }

    /// Waits until the gate is open.
    /// @param called another reason to go on; whoever brings it about calls [#nudge()]
    /// @throws InterruptedException if the thread was interrupted while waiting
    public void pass(BooleanSupplier called) throws InterruptedException {
        if (!open) {
            await(called);
        }
    }

    private synchronized void await(BooleanSupplier called) throws InterruptedException {
        while (!open && !called.getAsBoolean()) {
            wait();
        }
    }
}
