package io.parallax.engine.run;

import io.parallax.engine.link.Link;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayList;
import java.util.List;

/// Threads that are wanted outside of their chains. A thread that waits for room in a queue puts in what it has. A sink
/// that sleeps until a buffer is due gives that up and keeps the buffer; its thread renders it when it is let in again,
/// still at its time. The control thread uses this.
final class Aside {
    private final Chains before;
    private final List<SinkNode> sinks = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /// @param before the graph as it is
    Aside(Chains before) {
        this.before = before;
    }

    /// Threads are wanted.
    /// @param heads where they start
    void call(List<HeadNode> heads) {
        for (HeadNode head : heads) {
            for (ElementNode node : before.members(head)) {
                for (GraphLink link : before.linksFrom(node)) {
                    addLink(before.node(link.to()), link.toPad());
                }
            }
        }
        links.forEach(link -> link.press(true));
    }

    private void addLink(ElementNode node, String pad) {
        if (node instanceof QueueNode queue) {
            links.add(queue.link());
        } else if (node instanceof MuxNode mux) {
            links.add(mux.input(pad).link());
        }
    }

    /// Sinks of such threads are not to wait.
    void callSinks(List<HeadNode> heads) {
        for (HeadNode head : heads) {
            for (ElementNode node : before.members(head)) {
                if (node instanceof SinkNode sink) {
                    sinks.add(sink);
                    sink.want(head);
                }
            }
        }
    }

    /// The threads are held. Threads that leave with their sinks may wait again. What a sink keeps that leaves alone,
    /// or whose thread leaves, is for others; in the latter case so is what the thread still brings.
    void part(List<ElementNode> gone) {
        for (SinkNode sink : sinks) {
            HeadNode head = before.head(sink);
            boolean isThreadGone = gone.contains(head);
            if (isThreadGone && gone.contains(sink)) {
                sink.unwant();
            } else if (isThreadGone || gone.contains(sink)) {
                head.forget(sink);
                sink.collect(isThreadGone);
            }
        }
    }

    /// The graph has changed: what a sink keeps is for the thread that calls it now.
    void moveTo(Chains after, List<GraphNode> there) {
        for (SinkNode sink : sinks) {
            sink.collect(false);
            if (sink.isKeeping() && there.contains(sink.graph)) {
                HeadNode old = before.head(sink);
                HeadNode now = after.head(sink);
                if (!now.equals(old)) {
                    old.forget(sink);
                    sink.want(now);
                    now.keeps(sink);
                    now.wake();
                }
            }
        }
    }

    /// Every thread may wait again.
    void end() {
        sinks.forEach(SinkNode::unwant);
        links.forEach(link -> link.press(false));
    }
}
