package io.parallax.engine.schedule;

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

    /// Waits until the gate is open.
    /// @throws InterruptedException if the thread was interrupted while waiting
    public void pass() throws InterruptedException {
        if (!open) {
            await();
        }
    }

    private synchronized void await() throws InterruptedException {
        while (!open) {
            wait();
        }
    }
}
