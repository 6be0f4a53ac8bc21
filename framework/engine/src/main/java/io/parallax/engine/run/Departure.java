package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import io.parallax.engine.schedule.StreamingThread;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Elements that have been taken out of a running pipeline, until they have handled what they were given and are
/// closed. A thread of its own sees to that, so that nobody waits who does not want to.
final class Departure implements Holder {
    private static final long PATIENCE_MS = 10_000;

    private final String pipeline;
    private final Consumer<Message> bus;
    private final List<ElementNode> nodes;
    private final Map<HeadNode, StreamingThread> threads;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Thread leaver;

    /// @param nodes the elements, in the order of the graph
    /// @param threads the threads that start at some of them
    Departure(String pipeline, Consumer<Message> bus, List<ElementNode> nodes, Map<HeadNode, StreamingThread> threads) {
        this.pipeline = pipeline;
        this.bus = bus;
        this.nodes = nodes;
        this.threads = threads;
    }

    /// {@return completed when everything is closed}
    CompletableFuture<Void> done() {
        return done;
    }

    /// @param closed told when everything is closed
    void start(Runnable closed) {
        leaver = Thread.ofPlatform()
                .name("parallax/" + pipeline + "/leaving")
                .daemon(true)
                .start(() -> leave(closed));
    }

    @Override
    public String element() {
        return threads.entrySet().stream()
                .filter(entry -> entry.getValue().thread().isAlive())
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElse(nodes.getFirst().name());
    }

    @Override
    public boolean await(long limitNs) throws InterruptedException {
        try {
            done.get(limitNs, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot happen", e);
        }
    }

    @Override
    public @Nullable Thread thread() {
        return threads.values().stream()
                .map(StreamingThread::thread)
                .filter(Thread::isAlive)
                .findFirst()
                .orElse(leaver);
    }

    /// None of its elements belongs to the run any more.
    @Override
    public List<ElementNode> members() {
        return List.of();
    }

    /// Makes the elements leave at once: what is queued is dropped.
    void hurry() {
        nodes.forEach(ElementNode::closeLinks);
        threads.values().forEach(StreamingThread::interrupt);
    }

    private void leave(Runnable closed) {
        try {
            for (Map.Entry<HeadNode, StreamingThread> entry : threads.entrySet()) {
                await(entry.getKey(), entry.getValue());
            }
            nodes.forEach(Departure::finish);
            nodes.forEach(ElementNode::closeLinks);
            for (ElementNode node : nodes) {
                for (Holder helper : node.helpers()) {
                    await(node, helper);
                }
            }
            nodes.forEach(this::close);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closed.run();
            done.complete(null);
        }
    }

    /// A sink whose thread stays renders here what it still keeps, at its time.
    private static void finish(ElementNode node) {
        if (node instanceof SinkNode sink && sink.isKeeping()) {
            sink.unwant();
            sink.goOn();
        }
    }

    private void await(HeadNode head, StreamingThread thread) throws InterruptedException {
        while (!thread.join(PATIENCE_MS)) {
            warn(head, "was taken out, but does not come to an end and is stopped now: " + thread.whereabouts());
            hurry();
        }
    }

    private void await(ElementNode node, Holder helper) throws InterruptedException {
        while (!helper.await(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS))) {
            warn(node, "was taken out, but one of its threads does not come back from it: " + helper.thread());
        }
    }

    private void close(ElementNode node) {
        try {
            var _ = ElementCode.call(node.element(), () -> {
                node.stop();
                return true;
            });
        } catch (Throwable e) {
            warn(node, "did not stop properly: " + FailureText.reason(e));
        }
        node.clearLinks();
        for (PadOutput pad : node.outputs()) {
            if (pad.next() instanceof MuxInput input && input.isUnlinked()) {
                input.link().clear(); // what came too late for the muxer
            }
            pad.memory().close();
        }
        node.graph.provider().release(node.graph.element());
    }

    private void warn(ElementNode node, String text) {
        bus.accept(new Message.Warning(pipeline, node.name(), text));
    }
}
