package io.parallax.engine.run;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where the thread of one element waits for a running time. Others call it back by an interrupt that reaches it
/// nowhere else: it is sent only while the thread sleeps here, and taken back before it leaves.
final class TimeWait {
    // guarded by this
    private @Nullable Thread sleeper;
    private boolean recalled;

    /// Makes the thread, if it waits here, look again at the time and at the reason to give up.
    synchronized void recall() {
        Thread thread = sleeper;
        if (thread != null && !recalled) {
            recalled = true;
            thread.interrupt();
        }
    }

    /// Waits until a running time has come.
    /// @param over tells that it is to give up; whoever makes it true calls [#recall()] then
    /// @return whether the time has come; false if it gave up
    /// @throws InterruptedException if somebody else interrupted the thread
    boolean await(RunTime time, long dueNs, BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            if (time.runningNs() >= dueNs) {
                return true;
            }
            if (!sleep(time, dueNs, over)) {
                throw new InterruptedException();
            }
        }
        return false;
    }

    /// @return false if there was an interrupt that came from elsewhere
    private boolean sleep(RunTime time, long dueNs, BooleanSupplier over) {
        boolean interrupted = false;
        begin();
        try {
            if (!over.getAsBoolean()) { // asked again, for from now on recall() knows the thread
                time.sleep(dueNs);
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        return end() || !interrupted;
    }

    private synchronized void begin() {
        sleeper = Thread.currentThread();
    }

    private synchronized boolean end() {
        boolean was = recalled;
        if (was) {
            Thread.interrupted();
        }
        sleeper = null;
        recalled = false;
        return was;
    }
}
