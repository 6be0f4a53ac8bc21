package io.parallax.engine.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks whether the pads of a demuxer have appeared when its `pad-timeout` is over. The time counts while the pipeline
/// runs, not while it is paused.
final class PadTimer {
    private static final long SHORTEST_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final DemuxNode node;
    private final LatePads pads;
    private @Nullable CompletableFuture<Boolean> wait;
    private int turn;
    private long begunNs;

    PadTimer(DemuxNode node, LatePads pads) {
        this.node = node;
        this.pads = pads;
    }

    private long limitNs() {
        return node.graph.options().demuxer().padTimeoutNs();
    }

    /// Begins to wait, if that has not begun before.
    synchronized void start() {
        if (wait == null && limitNs() >= 0) {
            begunNs = node.run.timing().time().runningNs();
            waitFor(limitNs());
        }
    }

    /// Ends the wait; it may begin again.
    synchronized void cancel() {
        CompletableFuture<Boolean> before = wait;
        wait = null;
        if (before != null) {
            before.complete(false);
        }
    }

    private void waitFor(long ns) {
        int mine = ++turn;
        CompletableFuture<Boolean> next =
                new CompletableFuture<Boolean>().completeOnTimeout(true, ns, TimeUnit.NANOSECONDS);
        wait = next;
        CompletableFuture<Void> _ = next.thenAcceptAsync(isOver -> {
            if (isOver) {
                look(mine);
            }
        });
    }

    private void look(int over) {
        synchronized (this) {
            if (wait == null || turn != over || node.run.isStopping() || node.leaving) {
                return;
            }
            long leftNs = begunNs + limitNs() - node.run.timing().time().runningNs();
            if (leftNs > 0) {
                waitFor(Math.max(leftNs, SHORTEST_NS));
                return;
            }
        }
        pads.fail("if it takes longer, raise pad-timeout of " + node.name());
    }
}
