package io.parallax.engine.run;

import io.parallax.api.time.Clock;

/// Running time: how long data has been allowed to flow, without the pauses. One thread switches it, any may read, and
/// no reading is followed by an earlier one: readers look at the clock first and at the span then, and whoever holds
/// the time reads the clock when no reader can find the old span any more.
final class RunTime {
    private final Clock clock;
    private volatile Span span = new Span(0, 0, Phase.HELD);

    private enum Phase {
        HELD,
        RUNNING,
        /// The time that is held is being read; readers wait for that moment.
        HOLDING
    }

    /// @param before running time gathered before, in nanoseconds
    /// @param since clock time of the last switch to running
    private record Span(long before, long since, Phase phase) {}

    RunTime(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    synchronized void go() {
        if (span.phase == Phase.HELD) {
            span = new Span(span.before, clock.nowNs(), Phase.RUNNING);
            notifyAll();
        }
    }

    void hold() {
        Span running = span;
        if (running.phase == Phase.RUNNING) {
            span = new Span(running.before, running.since, Phase.HOLDING);
            span = new Span(running.before + clock.nowNs() - running.since, 0, Phase.HELD);
        }
    }

    long runningNs() {
        while (true) {
            long clockNs = clock.nowNs();
            Span now = span;
            switch (now.phase) {
                case HELD -> {
                    return now.before;
                }
                case RUNNING -> {
                    return now.before + Math.max(0, clockNs - now.since); // it may have begun since the look
                }
                case HOLDING -> Thread.onSpinWait();
            }
        }
    }

    /// Sleeps until a running time has probably come; during a pause, until it is over.
    void sleep(long dueNs) throws InterruptedException {
        Span now = span;
        if (now.phase == Phase.RUNNING) {
            clock.await(now.since + dueNs - now.before);
        } else {
            awaitGo();
        }
    }

    private synchronized void awaitGo() throws InterruptedException {
        while (span.phase != Phase.RUNNING) {
            wait();
        }
    }
}
