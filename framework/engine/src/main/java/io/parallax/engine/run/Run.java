package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.Gate;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
    private final RunOwner owner;
    private final List<ElementNode> nodes;
    private final Map<HeadNode, StreamingThread> threads = new LinkedHashMap<>();
    private final List<ElementNode> started = new ArrayList<>();
    private final AtomicInteger openSinks;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Gate gate = new Gate();
    private final Postman postman;
    private volatile RunTime time;
    private volatile long latencyNs;
    private volatile boolean stopping;
    private volatile boolean ending;

    Run(String pipeline, ResolvedGraph graph, EngineServices services, EngineBus bus, RunOwner owner) {
        this.pipeline = pipeline;
        this.services = services;
        this.bus = bus;
        this.owner = owner;
        this.time = new RunTime(services.clock());
        this.nodes = new Wiring(pipeline, graph, services, bus, this).nodes();
        this.postman = new Postman(this, new EventRoutes(graph, nodes));
        this.openSinks = new AtomicInteger(
                (int) nodes.stream().filter(SinkNode.class::isInstance).count());
    }

    List<ElementNode> nodes() {
        return nodes;
    }

    /// Starts every element, sinks first.
    /// @return null, or the failure of the element that did not start
    Message.@Nullable Failed open() {
        ClockElection election = new ClockElection(services.clock());
        Message.Failed undecided = election.hold(pipeline, nodes);
        if (undecided != null) {
            return undecided;
        }
        time = new RunTime(election.clock());
        bus.post(new Message.ClockSelected(
                pipeline, election.element(), election.clock().name()));
        for (ElementNode node : nodes.reversed()) {
            started.add(node);
            try {
                node.graph.element().start(new NodeContext(node, pipeline, services, bus));
            } catch (Throwable e) {
                LOG.info("{}: {} did not start", pipeline, node.name(), e);
                return FailureText.message(pipeline, node, e);
            }
        }
        return null;
    }

    /// Lets data flow, for the first time or again.
    void go() {
        updateLatency();
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
        nodes.forEach(node -> node.timeWait.recall());
    }

    /// Ends the streams of all sources; one that waits for input is interrupted.
    @Override
    public void end() {
        ending = true;
        owner.later(() -> threads.keySet().forEach(node -> {
            if (node instanceof SourceNode source) {
                callBack(source, () -> true);
            }
        }));
    }

    @Override
    public void callBack(Collection<SourceNode> sources) {
        owner.later(() -> sources.forEach(source -> callBack(source, source.flush::isPending)));
    }

    private void callBack(SourceNode source, BooleanSupplier needed) {
        StreamingThread thread = threads.get(source);
        if (thread != null) {
            source.guard.interruptOutside(thread::whereabouts, thread::interrupt, needed);
        }
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
            owner.over(this, failure);
        }
        return Flow.Signal.FLUSHING;
    }

    @Override
    public void carries(ElementNode node, String pad, Caps caps) {
        bus.post(new Message.CapsChanged(pipeline, node.name(), pad, caps));
    }

    @Override
    public Postman postman() {
        return postman;
    }

    @Override
    public RunTime time() {
        return time;
    }

    @Override
    public void warn(String element, String text) {
        bus.post(new Message.Warning(pipeline, element, text));
    }

    long latencyNs() {
        return latencyNs;
    }

    @Override
    public void refreshLatency() {
        owner.later(this::updateLatency);
    }

    private void updateLatency() {
        long now = LatencyPlan.of(postman.routes());
        if (now != latencyNs) {
            latencyNs = now;
            postman.routes().sinks().forEach(sink -> sink.timing().latency(now));
            bus.post(new Message.LatencyChanged(pipeline, now));
            postman.send(new Event.Latency(now));
        }
    }

    @Override
    public boolean reopened(SinkNode sink) {
        return openSinks.getAndUpdate(open -> open == 0 ? 0 : open + 1) > 0;
    }

    @Override
    public void ended(SinkNode sink) {
        if (openSinks.decrementAndGet() == 0 && !over.getAndSet(true)) {
            owner.over(this, new Message.EndOfStream(pipeline));
        }
    }
}
