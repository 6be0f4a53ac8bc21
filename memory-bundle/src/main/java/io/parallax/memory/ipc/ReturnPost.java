package io.parallax.memory.ipc;

import io.parallax.memory.layout.ReturnRing;
import io.parallax.memory.os.EventFd;
import io.parallax.memory.slot.ForeignSlots;
import java.util.concurrent.atomic.AtomicLong;

/// Gives back what a member has finished with. Buffers are closed by any thread, and the ring has one writer: so they
/// take turns. The turns are within this process, so a process that is killed cannot block another one.
///
/// Small payloads are given back when they were copied, many with one cell; that their buffers are closed concerns this
/// process only.
final class ReturnPost implements ForeignSlots.Returns {
    private final ControlFile control;
    private final EventFd bell;
    private final Runnable whenAllClosed;
    private final AtomicLong smallClosed = new AtomicLong();
    private long cells;
    private long returned;

    /// How many references arrived; known when no more will, and before that -1.
    private long arrivals = -1;

    /// How many small ones arrived. Known before the number of references.
    private volatile long smallArrivals = -1;

    private boolean done;

    ReturnPost(ControlFile control, EventFd bell, Runnable whenAllClosed) {
        this.control = control;
        this.bell = bell;
        this.whenAllClosed = whenAllClosed;
    }

    @Override
    public void giveBack(int slot) {
        boolean last;
        synchronized (this) {
            write(slot);
            returned++;
            last = isLast();
        }
        if (last) {
            whenAllClosed.run();
        }
    }

    /// Gives back places of small payloads that were copied. Only the reader calls this.
    void giveBackSmall(int count) {
        synchronized (this) {
            write(ReturnRing.SMALL + count);
        }
    }

    private void write(int what) {
        control.returns().write(cells++, what);
        if (control.flags().clearOwner()) {
            bell.ring();
        }
    }

    /// The buffer of a small payload was closed.
    void smallClosed() {
        if (smallClosed.incrementAndGet() == smallArrivals) {
            finish();
        }
    }

    /// No more will arrive.
    /// @param references how many references did
    /// @param small how many small payloads did
    void lastArrived(long references, long small) {
        synchronized (this) {
            arrivals = references;
            smallArrivals = small; // then the closed ones are counted: see smallClosed
        }
        finish();
    }

    private void finish() {
        boolean last;
        synchronized (this) {
            last = isLast();
        }
        if (last) {
            whenAllClosed.run();
        }
    }

    /// {@return whether all is closed, once} The caller has the lock.
    private boolean isLast() {
        boolean last = !done && returned == arrivals && smallClosed.get() == smallArrivals;
        done |= last;
        return last;
    }
}
