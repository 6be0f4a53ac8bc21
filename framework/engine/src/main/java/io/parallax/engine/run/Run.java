package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.Gate;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of a pipeline, from opening its elements to closing them. One thread at a time controls it; the streaming
/// threads report through [RunControl].
final class Run implements RunControl {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long STUCK_AFTER_MS = 5_000;

    private final String pipeline;
    private final EngineServices services;
    private final EngineBus bus;
    private final BiConsumer<Run, Message> terminal;
    private final List<ElementNode> nodes;
    private final Map<HeadNode, StreamingThread> threads = new LinkedHashMap<>();
    private final List<ElementNode> started = new ArrayList<>();
    private final AtomicInteger openSinks;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Gate gate = new Gate();
    private final RunTime time;
    private volatile boolean stopping;
    private volatile boolean ending;

    /// @param terminal told once, from a streaming thread, how the run ended by itself
    Run(
            String pipeline,
            ResolvedGraph graph,
            EngineServices services,
            EngineBus bus,
            BiConsumer<Run, Message> terminal) {
        this.pipeline = pipeline;
        this.services = services;
        this.bus = bus;
        this.terminal = terminal;
        this.time = new RunTime(services.clock());
        this.nodes = new Wiring(pipeline, graph, services, bus, this).nodes();
        this.openSinks = new AtomicInteger(
                (int) nodes.stream().filter(SinkNode.class::isInstance).count());
    }

    List<ElementNode> nodes() {
        return nodes;
    }

    /// Starts every element, sinks first.
    /// @return null, or the failure of the element that did not start
    Message.@Nullable Failed open() {
        for (ElementNode node : nodes.reversed()) {
            started.add(node);
            try {
                node.graph.element().start(new NodeContext(node.name(), pipeline, services, bus));
            } catch (Throwable e) {
                LOG.info("{}: {} did not start", pipeline, node.name(), e);
                return FailureText.message(pipeline, node, e);
            }
        }
        return null;
    }

    /// Lets data flow, for the first time or again.
    void go() {
        time.go();
        if (threads.isEmpty()) {
            for (ElementNode node : nodes.reversed()) {
                if (node instanceof HeadNode head) {
                    threads.put(head, new StreamingThread(pipeline, node.name(), head));
                }
            }
            threads.values().forEach(StreamingThread::start);
        }
        gate.open();
    }

    /// Holds the sources between two buffers.
    void hold() {
        gate.close();
        time.hold();
    }

    /// Ends the streams of all sources; one that waits for input is interrupted.
    void end() {
        ending = true;
        threads.forEach((node, thread) -> {
            if (node instanceof SourceNode) {
                node.guard.interruptOutside(thread::whereabouts, thread::interrupt);
            }
        });
    }

    /// Makes every thread leave, then stops every element and gives the memory back.
    /// @return null, or the failure of the first element that did not stop properly
    Message.@Nullable Failed shut() {
        stopping = true;
        over.set(true);
        gate.open();
        for (ElementNode node : nodes) {
            if (node instanceof QueueNode queue) {
                queue.link().close();
            }
        }
        threads.values().forEach(StreamingThread::interrupt);
        joinAll();
        time.hold();
        Message.Failed failure = stopElements();
        for (ElementNode node : nodes) {
            if (node instanceof QueueNode queue) {
                queue.link().clear();
            }
        }
        nodes.forEach(node -> node.outputs().forEach(output -> output.memory().close()));
        return failure;
    }

    private void joinAll() {
        boolean interrupted = false;
        for (Map.Entry<HeadNode, StreamingThread> entry : threads.entrySet()) {
            while (true) {
                try {
                    if (entry.getValue().join(STUCK_AFTER_MS)) {
                        break;
                    }
                    String text = "does not stop: " + entry.getValue().whereabouts();
                    LOG.warn("{}: {} {}", pipeline, entry.getKey().name(), text);
                    bus.post(new Message.Warning(pipeline, entry.getKey().name(), text));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Message.@Nullable Failed stopElements() {
        Message.Failed failure = null;
        for (ElementNode node : started.reversed()) {
            try {
                node.graph.element().stop();
            } catch (Throwable e) {
                LOG.info("{}: {} did not stop properly", pipeline, node.name(), e);
                failure = failure == null ? FailureText.message(pipeline, node, e) : failure;
            }
        }
        started.clear();
        return failure;
    }

    @Override
    public boolean isStopping() {
        return stopping;
    }

    @Override
    public boolean isEnding() {
        return ending;
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public long runningTimeNs() {
        return time.runningNs();
    }

    @Override
    public Flow failed(ElementNode node, Throwable cause) {
        if (!over.getAndSet(true)) {
            LOG.info("{}: {} failed", pipeline, node.name(), cause);
            Message.Failed failure = FailureText.message(pipeline, node, cause);
            stopping = true;
            terminal.accept(this, failure);
        }
        return Flow.Signal.FLUSHING;
    }

    @Override
    public void carries(ElementNode node, String pad, Caps caps) {
        bus.post(new Message.CapsChanged(pipeline, node.name(), pad, caps));
    }

    @Override
    public void ended(SinkNode sink) {
        if (openSinks.decrementAndGet() == 0 && !over.getAndSet(true)) {
            terminal.accept(this, new Message.EndOfStream(pipeline));
        }
    }
}
