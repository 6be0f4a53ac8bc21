package io.parallax.engine.run;

import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The streaming threads of a run. The control thread alone changes which there are.
final class Tasks {
    private static final long CLOSE_LIMIT_NS = TimeUnit.SECONDS.toNanos(5);

    private final String pipeline;
    private final Map<HeadNode, StreamingThread> threads = new LinkedHashMap<>();

    Tasks(String pipeline) {
        this.pipeline = pipeline;
    }

    boolean isEmpty() {
        return threads.isEmpty();
    }

    Map<HeadNode, StreamingThread> threads() {
        return threads;
    }

    /// {@return a thread, null if there is none} Any thread may ask.
    @Nullable StreamingThread thread(HeadNode head) {
        synchronized (threads) {
            return threads.get(head);
        }
    }

    /// Starts the threads of those nodes that have one, the last first. What kind of thread it is, is decided now; a
    /// chain that changes later keeps its thread.
    /// @param graph the graph of the run
    /// @param nodes the nodes, in its order
    void start(ResolvedGraph graph, List<ElementNode> nodes) {
        List<StreamingThread> made = new ArrayList<>();
        for (ElementNode node : nodes.reversed()) {
            if (node instanceof HeadNode head) {
                StreamingThread thread = new StreamingThread(
                        builder(Fused.of(graph, head.graph)), pipeline + "/" + head.name(), new HeadThread(head));
                synchronized (threads) {
                    threads.put(head, thread);
                }
                made.add(thread);
            }
        }
        made.forEach(StreamingThread::start);
    }

    private static Thread.Builder builder(Fused fused) {
        return switch (fused.threadKind()) {
            case PLATFORM -> Thread.ofPlatform().daemon(true);
            case VIRTUAL -> Thread.ofVirtual();
        };
    }

    /// Forgets a thread, which somebody else sees to from now on.
    @Nullable StreamingThread remove(HeadNode head) {
        synchronized (threads) {
            return threads.remove(head);
        }
    }

    /// Interrupts what a head waits for outside of its chain.
    /// @param needed whether there is still a reason; only a thread inside of its chain takes it away
    void interruptOutside(HeadNode head, BooleanSupplier needed) {
        StreamingThread thread = threads.get(head);
        if (thread != null) {
            head.guard.interruptOutside(thread::whereabouts, thread::interrupt, needed);
        }
    }

    /// Keeps the threads out of their chains, those upstream first, so that a thread that waits for room gets it.
    /// @param heads where the threads start, in the order of the graph
    /// @return null, or what does not leave its chain: then all chains are open again
    @Nullable Held hold(List<HeadNode> heads) {
        for (HeadNode head : heads) {
            StreamingThread thread = threads.get(head);
            if (thread != null && !head.guard.close(thread::whereabouts, CLOSE_LIMIT_NS)) {
                String where = thread.whereabouts();
                release(heads.subList(0, heads.indexOf(head)));
                return new Held(head, where);
            }
        }
        return null;
    }

    /// Lets the threads into their chains again, those downstream first.
    void release(List<HeadNode> heads) {
        heads.reversed().forEach(head -> head.guard.reopen());
    }

    /// A thread that could not be held.
    /// @param head where it starts
    /// @param whereabouts where it is
    record Held(HeadNode head, String whereabouts) {}
}
