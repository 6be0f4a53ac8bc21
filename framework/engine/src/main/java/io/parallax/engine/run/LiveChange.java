package io.parallax.engine.run;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.negotiate.CapsPlan;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Changes the graph of a run while it goes on. Fresh elements are started first. Then the threads whose chains change
/// are held between two buffers; what leaves gets the end of its stream, as far as elements that stay depend on that;
/// pads are led to their new receivers, who are told what the stream is like; and the threads go on. Up to the moment
/// when all threads are held nothing has happened that could not be taken back.
final class LiveChange {
    private static final long JOIN_MS = 10_000;

    private final Run run;
    private final CapsPlan plan;
    private final ResolvedGraph graph;
    private final boolean now;
    private final Chains before;
    private final Wiring wiring;
    private final List<ElementNode> nodes;
    private final List<ElementNode> fresh;
    private final List<ElementNode> gone;
    private final Aside aside;

    /// @param old the graph of the run
    /// @param plan what it is to become
    /// @param now whether what leaves leaves at once, without the end of its stream
    LiveChange(Run run, ResolvedGraph old, CapsPlan plan, boolean now) {
        this.run = run;
        this.plan = plan;
        this.graph = run.branches().of(plan.graph());
        this.now = now;
        this.before = new Chains(run.branches().of(old), run.nodes());
        this.aside = new Aside(before);
        this.wiring = run.wiring(plan.graph());
        this.nodes = wiring.nodes(run.nodes());
        this.fresh = nodes.stream().filter(node -> !run.nodes().contains(node)).toList();
        this.gone = run.nodes().stream().filter(node -> !nodes.contains(node)).toList();
    }

    /// Makes the change.
    /// @return null, or why it was not made
    /// @throws CancellationException if the pipeline is to stop
    Message.@Nullable Failed make() {
        try {
            return change();
        } finally {
            aside.end();
        }
    }

    private Message.@Nullable Failed change() {
        fresh.forEach(node -> node.plan = plan);
        Message.Failed failure;
        try {
            failure = run.start(fresh);
        } catch (CancellationException e) {
            takeBack();
            throw e;
        }
        List<HeadNode> touched = touched();
        if (failure == null) {
            aside.call(touched);
            aside.callSinks(touched.stream().filter(this::mayWait).toList());
            Tasks.Held held = run.tasks().hold(touched);
            failure = held == null ? null : notHeld(held);
        }
        if (failure != null) {
            takeBack();
            return failure;
        }
        gone.forEach(ElementNode::leave);
        aside.part(gone);
        run.expect(sinks(fresh), sinks(gone));
        if (now) {
            cutOff();
        } else if (run.isFlowing()) {
            shieldThoseWhoStay();
            Tasks.Held held = end(touched);
            if (held != null) {
                return fail(held, touched);
            }
        }
        nodes.forEach(node -> node.plan = plan);
        relink();
        aside.moveTo(new Chains(graph, nodes), graph.nodes());
        run.adopt(graph, nodes, fresh, gone, now);
        run.tasks().release(touched);
        return null;
    }

    /// {@return whether what a sink of a chain has not rendered may wait till after the change} A queue that leaves has
    /// to hand on everything before, if it feeds somebody who stays.
    private boolean mayWait(HeadNode head) {
        return head instanceof SourceNode || !reachesThoseWhoStay(head);
    }

    /// It is too late to go on as before, and too early to go on otherwise: the run ends, with the graph that it had.
    private Message.Failed fail(Tasks.Held held, List<HeadNode> touched) {
        Message.Failed failure = notHeld(held);
        run.failed(held.head(), new ElementFailure(failure.reason(), null));
        run.tasks().release(touched);
        takeBack();
        return failure;
    }

    private void takeBack() {
        run.stop(fresh);
        unlinkInputs(run.nodes(), before.graph());
    }

    private Message.Failed notHeld(Tasks.Held held) {
        return new Message.Failed(
                run.name(),
                held.head().name(),
                "the change was not made, since the stream could not be held between two buffers: "
                        + held.whereabouts(),
                "",
                -1,
                ClockTime.NONE);
    }

    private static List<SinkNode> sinks(List<ElementNode> nodes) {
        return nodes.stream()
                .filter(SinkNode.class::isInstance)
                .map(SinkNode.class::cast)
                .toList();
    }

    /// {@return where the threads start whose chains change, in the order of the graph}
    private List<HeadNode> touched() {
        Set<HeadNode> touched = new HashSet<>();
        for (ElementNode node : run.nodes()) {
            if (gone.contains(node) || !targets(before.linksFrom(node)).equals(targets(linksFrom(node)))) {
                touched.add(before.head(node));
            }
        }
        return run.nodes().stream()
                .filter(HeadNode.class::isInstance)
                .map(HeadNode.class::cast)
                .filter(touched::contains)
                .toList();
    }

    private List<GraphLink> linksFrom(ElementNode node) {
        return graph.links().stream()
                .filter(link -> link.from().equals(node.graph))
                .toList();
    }

    private static Set<GraphLink> targets(List<GraphLink> links) {
        return new HashSet<>(links);
    }

    /// What leaves at once hands on nothing any more, and its sources do not go on.
    private void cutOff() {
        for (ElementNode node : gone) {
            run.warn(node.name(), "was taken out at once, without the end of its stream");
            node.outputs().forEach(pad -> pad.route(DeadEnd.INSTANCE));
            if (node instanceof SourceNode source) {
                endAlone(source);
            }
        }
    }

    private void endAlone(SourceNode source) {
        source.endAlone();
        source.guard.reopen();
        run.tasks().interruptOutside(source, () -> true);
    }

    /// Elements that stay do not see the end of a stream that goes on for them.
    private void shieldThoseWhoStay() {
        for (ElementNode node : gone) {
            for (GraphLink link : before.linksFrom(node)) {
                if (isFedLater(link)) {
                    PadOutput pad = pad(node, link.fromPad());
                    pad.route(new WithoutEnd(pad.next()));
                }
            }
        }
    }

    private boolean isFedLater(GraphLink link) {
        return graph.links().stream()
                .anyMatch(each -> each.to().equals(link.to()) && each.toPad().equals(link.toPad()));
    }

    /// Ends the streams of those who leave. All of what still reaches elements that stay has reached them afterwards.
    /// @return null, or the thread that could not be held a second time
    private Tasks.@Nullable Held end(List<HeadNode> touched) {
        Set<HeadNode> done = new HashSet<>();
        List<HeadNode> stay = new ArrayList<>();
        for (HeadNode head : touched) {
            if (!gone.contains(head)) {
                stay.add(head);
            } else if (head instanceof SourceNode source) {
                endAlone(source);
            } else {
                head.guard.reopen();
            }
        }
        joinThoseWhoFeed(done);
        boolean flows = gone.stream().anyMatch(this::reachesThoseWhoStay);
        if (flows && !stay.isEmpty()) {
            run.tasks().release(stay.subList(1, stay.size()));
        }
        for (HeadNode head : stay) {
            boolean isOpen = flows && !head.equals(stay.getFirst());
            Tasks.Held held = isOpen ? run.tasks().hold(List.of(head)) : null;
            if (held != null) {
                return held;
            }
            endBehind(head);
            done.add(head);
            joinThoseWhoFeed(done);
        }
        return null;
    }

    private void endBehind(HeadNode head) {
        for (ElementNode node : run.nodes()) {
            if (gone.contains(node) || !before.head(node).equals(head)) {
                continue;
            }
            for (GraphLink link : before.linksFrom(node)) {
                if (gone.contains(before.node(link.to()))) {
                    pad(node, link.fromPad()).next().accept(new Event.EndOfStream());
                }
            }
        }
    }

    /// Waits for threads that leave to hand on what they have, once nothing more comes to them.
    private void joinThoseWhoFeed(Set<HeadNode> done) {
        for (ElementNode node : gone) {
            if (node instanceof HeadNode head
                    && !done.contains(head)
                    && reachesThoseWhoStay(head)
                    && done.containsAll(before.feeders(head))) {
                join(head);
                done.add(head);
            }
        }
    }

    private void join(HeadNode head) {
        StreamingThread thread = run.tasks().threads().get(head);
        try {
            if (thread != null && !thread.join(JOIN_MS)) {
                run.warn(
                        head.name(),
                        "is taken out with what is queued in it, since it comes to no end: " + thread.whereabouts());
                head.closeLinks();
                thread.interrupt();
                thread.join(JOIN_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean reachesThoseWhoStay(ElementNode node) {
        return gone.contains(node)
                && before.linksFrom(node).stream()
                        .map(link -> before.node(link.to()))
                        .anyMatch(next -> !gone.contains(next) || reachesThoseWhoStay(next));
    }

    /// Leads every pad to where it belongs now, those downstream first.
    private void relink() {
        Map<Port, PadOutput> fed = new HashMap<>();
        for (ElementNode node : run.nodes()) {
            before.linksFrom(node)
                    .forEach(link -> fed.put(new Port(link.to(), link.toPad()), pad(node, link.fromPad())));
        }
        for (ElementNode node : run.nodes()) {
            if (node instanceof DemuxNode demuxer && !gone.contains(node)) {
                dropPads(demuxer);
            }
        }
        for (ElementNode node : nodes.reversed()) {
            Set<GraphLink> had = fresh.contains(node) ? Set.of() : targets(before.linksFrom(node));
            for (GraphLink link : linksFrom(node)) {
                if (!had.contains(link)) {
                    relink(node, link, fed.get(new Port(link.to(), link.toPad())));
                }
            }
        }
        unlinkInputs(nodes.stream().filter(node -> !fresh.contains(node)).toList(), graph);
        for (ElementNode node : nodes) {
            node.outputs().forEach(pad -> pad.memory().reclaimFrom(wiring.leakyBehind(node.graph)));
        }
    }

    private record Port(GraphNode element, String pad) {}

    /// Ends those inputs of muxers that nothing feeds in a graph.
    private static void unlinkInputs(List<ElementNode> nodes, ResolvedGraph graph) {
        for (ElementNode node : nodes) {
            if (node instanceof MuxNode mux) {
                List<String> fed = graph.links().stream()
                        .filter(link -> link.to().equals(mux.graph))
                        .map(GraphLink::toPad)
                        .toList();
                mux.inputs().stream()
                        .map(MuxInput::pad)
                        .filter(pad -> !fed.contains(pad))
                        .forEach(mux::unlink);
            }
        }
    }

    private void dropPads(DemuxNode demuxer) {
        List<String> stay = linksFrom(demuxer).stream().map(GraphLink::fromPad).toList();
        for (PadOutput pad : demuxer.outputs()) {
            if (!stay.contains(pad.pad())) {
                demuxer.remove(pad);
                pad.memory().close();
            }
        }
    }

    private void relink(ElementNode node, GraphLink link, @Nullable PadOutput feeder) {
        boolean stays = !fresh.contains(wiring.node(link.to()));
        Sticky known = stays && feeder != null ? feeder.said() : null;
        PadOutput pad = find(node, link.fromPad());
        if (pad == null && node instanceof DemuxNode demuxer) {
            wiring.addPad(link, demuxer).link(wiring.receiver(link), known, demuxer.heard);
        } else if (pad != null) {
            pad.link(wiring.receiver(link), known, pad.said());
        }
    }

    private static PadOutput pad(ElementNode node, String pad) {
        PadOutput found = find(node, pad);
        if (found == null) {
            throw new IllegalStateException(node.name() + " has no pad " + pad);
        }
        return found;
    }

    private static @Nullable PadOutput find(ElementNode node, String pad) {
        return node.outputs().stream()
                .filter(each -> each.pad().equals(pad))
                .findFirst()
                .orElse(null);
    }
}
