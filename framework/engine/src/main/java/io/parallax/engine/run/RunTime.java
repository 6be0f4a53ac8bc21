package io.parallax.engine.run;

import io.parallax.api.time.Clock;

/// Running time: how long data has been allowed to flow, without the pauses. One thread switches it, any may read.
final class RunTime {
    private final Clock clock;
    private volatile Span span = new Span(0, 0, false);

    /// @param before running time gathered before, in nanoseconds
    /// @param since clock time of the last switch to running
    private record Span(long before, long since, boolean running) {}

    RunTime(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    synchronized void go() {
        if (!span.running) {
            span = new Span(span.before, clock.nowNs(), true);
            notifyAll();
        }
    }

    synchronized void hold() {
        if (span.running) {
            span = new Span(runningNs(), 0, false);
        }
    }

    long runningNs() {
        Span now = span;
        return now.running ? now.before + clock.nowNs() - now.since : now.before;
    }

    /// Sleeps until a running time has probably come; during a pause, until it is over.
    void sleep(long dueNs) throws InterruptedException {
        Span now = span;
        if (now.running) {
            clock.await(now.since + dueNs - now.before);
        } else {
            awaitGo();
        }
    }

    private synchronized void awaitGo() throws InterruptedException {
        while (!span.running) {
            wait();
        }
    }
}
