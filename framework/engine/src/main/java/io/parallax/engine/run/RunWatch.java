package io.parallax.engine.run;

import io.parallax.api.pipeline.Explanation;
import io.parallax.api.pipeline.Explanation.Reason;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.schedule.StreamingThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sees when a streaming thread of a run does not come on: reports it once, cuts off branches whose policy wants that,
/// and reports again when it moves. It reads counters that are there anyway, and looks at a thread's stack only when
/// the counters have stood still for a while.
final class RunWatch {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);

    private final Run run;
    private final Map<HeadNode, ChainWatch> watches = new LinkedHashMap<>();
    private @Nullable Chains chains;
    private boolean closed;

    RunWatch(Run run) {
        this.run = run;
    }

    String pipeline() {
        return run.name();
    }

    synchronized void close() {
        closed = true;
    }

    /// Looks at every thread.
    /// @param nowNs time now, on any clock that goes on evenly
    synchronized void scan(long nowNs) {
        if (closed) {
            return;
        }
        refresh();
        Map<HeadNode, Sight> sights = new LinkedHashMap<>();
        for (ChainWatch watch : watches.values()) {
            watch.note(nowNs);
            if (watch.takeMoved()) {
                moved(watch);
            } else if (!run.gate().isOpen()) {
                watch.rest(nowNs);
            } else if (watch.isDue(nowNs)) {
                Sight sight = look(watch, nowNs);
                if (sight != null) {
                    sights.put(watch.head(), sight);
                }
            }
        }
        report(sights, nowNs);
        watches.values().forEach(watch -> cutOff(watch, nowNs));
    }

    private void refresh() {
        Chains now = new Chains(run.graph(), run.nodes());
        chains = now;
        watches.keySet().retainAll(run.nodes());
        for (ElementNode node : run.nodes()) {
            if (node instanceof HeadNode head) {
                StreamingThread thread = run.tasks().thread(head);
                if (thread != null) {
                    watches.computeIfAbsent(head, each -> new ChainWatch(each, thread, PATIENCE_NS))
                            .members(now.members(head));
                }
            }
        }
    }

    private Chains chains() {
        Chains now = chains;
        if (now == null) {
            throw new IllegalStateException("not looked yet");
        }
        return now;
    }

    /// {@return where a thread is, null if it moved meanwhile}
    private @Nullable Sight look(ChainWatch watch, long nowNs) {
        StackTraceElement[] stack = watch.thread().stack();
        return stack.length == 0 || watch.note(nowNs) ? null : new StackReader(chains()).read(watch.head(), stack);
    }

    private void moved(ChainWatch watch) {
        watch.unjam();
        Sight sight = watch.reported();
        if (sight != null) {
            watch.resumed();
            run.post(new Message.Resumed(
                    pipeline(), sight.node().name(), watch.thread().name(), Duration.ofNanos(watch.stoodNs())));
        }
    }

    private void report(Map<HeadNode, Sight> sights, long nowNs) {
        Describer describer = new Describer(chains(), watches, nowNs);
        boolean known = watches.values().stream().anyMatch(watch -> watch.reported() != null);
        for (Map.Entry<HeadNode, Sight> entry : sights.entrySet()) {
            ChainWatch watch = watch(entry.getKey());
            Sight sight = entry.getValue();
            boolean isStall = sight.reason() == Reason.IN_CALL && !sight.isInSource();
            boolean isDry = sight.reason() == Reason.NO_SLOT && !known;
            if (watch.reported() == null && (isStall || isDry)) {
                watch.reported(sight);
                run.post(new Message.Stalled(
                        pipeline(),
                        sight.node().name(),
                        watch.thread().name(),
                        Duration.ofNanos(watch.lastingNs(sight, nowNs)),
                        describer.text(watch, sight) + carrier(watch, sight)));
                known = true;
            }
        }
        for (Starvation each : Starvation.find(chains(), watches.keySet(), sights)) {
            if (watch(each.muxer()).jam()) {
                run.warn(each.muxer().name(), each.text());
            }
        }
    }

    /// Virtual threads share a few carriers, and one that runs or is in native code does not give its own back.
    private static String carrier(ChainWatch watch, Sight sight) {
        Thread thread = watch.thread().thread();
        boolean isHeld = thread.isVirtual() && thread.getState() == Thread.State.RUNNABLE;
        return isHeld && sight.reason() == Reason.IN_CALL
                ? "; it is a virtual thread and holds its carrier meanwhile, which others need: declare "
                        + sight.node().name() + "'s class @Execution(NATIVE_BLOCKING)"
                : "";
    }

    private ChainWatch watch(HeadNode head) {
        ChainWatch watch = watches.get(head);
        if (watch == null) {
            throw new IllegalStateException(head.name() + " is not watched");
        }
        return watch;
    }

    private void cutOff(ChainWatch watch, long nowNs) {
        if (watch.head() instanceof QueueNode queue) {
            long limitNs = run.branches().stallLimitNs(queue.graph);
            boolean isStill = limitNs > 0
                    && watch.insideNs(nowNs) >= limitNs
                    && run.gate().isOpen();
            Sight sight = isStill ? look(watch, nowNs) : null;
            if (sight != null && queue.cut()) {
                run.warn(
                        queue.name(),
                        "its branch stands still and is cut off, the others go on: "
                                + new Describer(chains(), watches, nowNs).text(watch, sight));
                run.detach(queue);
            }
        }
    }

    /// {@return what each thread does now}
    synchronized Explanation explain(PipelineState state) {
        long nowNs = System.nanoTime();
        refresh();
        List<Explanation.Finding> findings = new ArrayList<>();
        Describer describer = new Describer(chains(), watches, nowNs);
        for (ChainWatch watch : watches.values()) {
            findings.add(explain(watch, describer, nowNs));
        }
        return new Explanation(pipeline(), state, List.copyOf(findings));
    }

    private Explanation.Finding explain(ChainWatch watch, Describer describer, long nowNs) {
        watch.note(nowNs);
        StackTraceElement[] stack = watch.thread().stack();
        boolean isOver = !watch.isAlive() || stack.length == 0;
        Sight sight = isOver
                ? new Sight(Reason.ENDED, watch.head(), "", "")
                : new StackReader(chains()).read(watch.head(), stack);
        if (!isOver && watch.note(nowNs) && sight.reason() != Reason.NO_INPUT) {
            sight = new Sight(Reason.MOVES, watch.head(), "", "");
        } else if (sight.reason() == Reason.PAUSED && run.gate().isOpen()) {
            sight = new Sight(Reason.MOVES, watch.head(), "", "");
        }
        return new Explanation.Finding(
                watch.head().name(),
                watch.thread().name(),
                sight.reason(),
                sight.node().name(),
                Duration.ofNanos(watch.lastingNs(sight, nowNs)),
                describer.text(watch, sight));
    }
}
