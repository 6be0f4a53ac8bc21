package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way down of one run: threads leave, elements stop, memory is given back. An element may hold on to its thread;
/// then all others are closed, and what is left is tried again, or given up. One thread at a time uses this.
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /// Elements that others kept from closing in time get this long nevertheless: as long as the limit, within these.
    private static final long LEAST_GRACE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long MOST_GRACE_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK_UP_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String pipeline;
    private final ElementCalls calls;
    private final List<Holder> threads;
    /// Elements that have been started and not been stopped yet, those that were started last in front.
    private final List<ElementNode> open;
    private final List<ElementNode> nodes;
    private final List<ElementCall> pending = new ArrayList<>();
    private Message.@Nullable Failed failure;

    /// @param calls calls the elements
    /// @param nodes all elements of the run
    /// @param open those that have been started, in that order
    /// @param threads the streaming threads, and whatever else runs elements
    Shutdown(
            String pipeline,
            ElementCalls calls,
            List<ElementNode> nodes,
            List<ElementNode> open,
            List<Holder> threads) {
        this.pipeline = pipeline;
        this.calls = calls;
        this.nodes = nodes;
        this.open = new ArrayList<>(open.reversed());
        this.threads = new ArrayList<>(threads);
    }

    /// A call to an element has not come back yet when the way down begins.
    void isStill(ElementCall call) {
        calls.leaveAlone();
        pending.add(call);
    }

    /// {@return the failure of the first element that did not stop properly, null if there is none}
    Message.@Nullable Failed failure() {
        return failure;
    }

    /// {@return what has not come back}
    List<Holder> holders() {
        List<Holder> holders = new ArrayList<>(threads);
        holders.addAll(pending);
        return holders;
    }

    /// Goes on as far as it can.
    /// @param limitNs longest wait in nanoseconds
    /// @param hurried whether the wait is to end early
    /// @return null when everything is closed, or what it is that does not come back
    @Nullable Holder attempt(long limitNs, BooleanSupplier hurried) {
        long start = System.nanoTime();
        threads.removeIf(thread -> hasLeft(thread, start + limitNs, hurried));
        pending.removeIf(call -> hasLeft(call, start + limitNs, hurried));
        Set<ElementNode> held = held();
        long grace = Math.clamp(limitNs, LEAST_GRACE_NS, MOST_GRACE_NS);
        for (ElementNode node : List.copyOf(open)) {
            if (!held.contains(node)) {
                open.remove(node);
                stop(node, Math.max(start + limitNs, System.nanoTime() + grace), hurried);
            }
        }
        if (threads.isEmpty() && pending.isEmpty()) {
            giveMemoryBack();
            return null;
        }
        return holders().getFirst();
    }

    /// {@return elements that must not be touched, since one of their calls has not come back}
    private Set<ElementNode> held() {
        Set<ElementNode> held = new HashSet<>();
        threads.forEach(thread -> held.addAll(thread.members()));
        pending.forEach(call -> held.addAll(call.members()));
        return held;
    }

    private void stop(ElementNode node, long deadline, BooleanSupplier hurried) {
        ElementCall call = calls.begin(node, node::stop);
        if (!hasLeft(call, deadline, hurried)) {
            isStill(call);
            call.interrupt();
            return;
        }
        noteFailure(node, call);
    }

    private void noteFailure(ElementNode node, ElementCall call) {
        Throwable thrown = call.failure();
        if (thrown != null) {
            LOG.info("{}: {} did not stop properly", pipeline, node.name(), thrown);
            failure = failure == null ? FailureText.message(pipeline, node, thrown) : failure;
        }
    }

    /// {@return whether something comes back in time}
    static boolean isBack(Holder holder, Duration limit) {
        return hasLeft(holder, System.nanoTime() + limit.toNanos(), () -> false);
    }

    private static boolean hasLeft(Holder holder, long deadline, BooleanSupplier hurried) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    long left = deadline - System.nanoTime();
                    if (holder.await(Math.clamp(left, 0, LOOK_UP_NS))) {
                        return true;
                    }
                    if (left <= 0 || hurried.getAsBoolean()) {
                        return false;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void giveMemoryBack() {
        nodes.forEach(ElementNode::clearLinks);
        nodes.forEach(node -> node.outputs().forEach(output -> output.memory().close()));
    }

    /// Gives up what has not come back. It can touch nothing any more: its pads lead nowhere, its pools are closed, and
    /// their memory stays until the last buffer is home. When it comes back after all, its elements are closed.
    /// @param gone told for each of them when it has come back
    /// @return the elements that are still in use
    Set<ElementNode> giveUp(Runnable gone) {
        Set<ElementNode> held = held();
        for (ElementNode node : held) {
            node.outputs().forEach(pad -> pad.route(DeadEnd.INSTANCE));
        }
        giveMemoryBack();
        for (Holder thread : threads) {
            closeAfter(thread, thread.members(), gone);
        }
        for (ElementCall call : pending) {
            closeAfter(call, call.members(), gone);
        }
        return held;
    }

    /// The elements are stopped and given back by the one thread that is left to look after them.
    private void closeAfter(Holder holder, List<ElementNode> members, Runnable gone) {
        Thread.ofVirtual().name("parallax/" + pipeline + "/given-up").start(() -> {
            awaitFor(holder);
            members.forEach(this::close);
            gone.run();
        });
    }

    static void awaitFor(Holder holder) {
        while (!hasLeft(holder, System.nanoTime() + TimeUnit.HOURS.toNanos(1), () -> false)) {
            LOG.debug("{} has not come back for an hour", holder.element());
        }
    }

    private void close(ElementNode node) {
        try {
            var _ = ElementCode.call(node.element(), () -> {
                node.stop();
                return true;
            });
        } catch (Throwable e) {
            LOG.info("{}: {}, which was given up, did not stop properly", pipeline, node.name(), e);
        }
        node.graph.provider().release(node.element());
    }
}
