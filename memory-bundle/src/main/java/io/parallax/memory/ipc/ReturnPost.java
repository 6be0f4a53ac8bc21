package io.parallax.memory.ipc;

import io.parallax.memory.os.EventFd;
import io.parallax.memory.slot.ForeignSlots;

/// Gives back what a member has finished with. Buffers are closed by any thread, and the ring has one writer: so they
/// take turns. The turns are within this process, so a process that is killed cannot block another one.
final class ReturnPost implements ForeignSlots.Returns {
    private final ControlFile control;
    private final EventFd bell;
    private final Runnable whenAllReturned;
    private long returned;

    /// How many arrived; known when no more will, and before that -1.
    private long arrivals = -1;

    ReturnPost(ControlFile control, EventFd bell, Runnable whenAllReturned) {
        this.control = control;
        this.bell = bell;
        this.whenAllReturned = whenAllReturned;
    }

    @Override
    public void giveBack(int slot) {
        boolean last;
        synchronized (this) {
            control.returns().write(returned++, slot);
            if (control.flags().clearOwner()) {
                bell.ring();
            }
            last = returned == arrivals;
        }
        if (last) {
            whenAllReturned.run();
        }
    }

    /// No more will arrive.
    /// @param total how many did
    void lastArrived(long total) {
        boolean last;
        synchronized (this) {
            last = arrivals < 0 && returned == total;
            arrivals = total;
        }
        if (last) {
            whenAllReturned.run();
        }
    }
}
