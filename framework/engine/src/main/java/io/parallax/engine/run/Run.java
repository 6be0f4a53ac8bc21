package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.Gate;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Branches branches = new Branches();
    private final Tasks tasks;
    private final List<ElementNode> started = new ArrayList<>();
    private final Set<SinkNode> openSinks = ConcurrentHashMap.newKeySet();
    private final Set<Departure> departures = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Gate gate = new Gate();
    private final RunTime time;
    private final RunWatch watch = new RunWatch(this);
    private volatile ResolvedGraph graph;
    private volatile List<ElementNode> nodes;
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
        this.graph = graph;
        this.time = new RunTime(services.clock());
        this.tasks = new Tasks(pipeline);
        this.nodes = wiring(graph).nodes(List.of());
        nodes.stream()
                .filter(SinkNode.class::isInstance)
                .map(SinkNode.class::cast)
                .forEach(openSinks::add);
    }

    Wiring wiring(ResolvedGraph graph) {
        return new Wiring(pipeline, branches.of(graph), services, bus, this);
    }

    /// {@return the graph with the queues that its branches get}
    ResolvedGraph graph() {
        return branches.of(graph);
    }

    Branches branches() {
        return branches;
    }

    RunWatch watch() {
        return watch;
    }

    /// {@return a graph of the pipeline with the queues that its branches get}
    ResolvedGraph branched(ResolvedGraph graph) {
        return branches.of(graph);
    }

    String name() {
        return pipeline;
    }

    Tasks tasks() {
        return tasks;
    }

    List<ElementNode> nodes() {
        return nodes;
    }

    /// {@return the node of an element}
    ElementNode node(GraphNode element) {
        return nodes.stream()
                .filter(node -> node.graph.equals(element))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "pipeline " + pipeline + " has no element " + element.name() + " any more"));
    }

    /// Starts every element, sinks first.
    /// @return null, or the failure of the element that did not start
    Message.@Nullable Failed open() {
        return start(nodes);
    }

    /// Starts elements, the last first.
    /// @return null, or the failure of the element that did not start
    Message.@Nullable Failed start(List<ElementNode> which) {
        for (ElementNode node : which.reversed()) {
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
        if (tasks.isEmpty()) {
            tasks.start(nodes);
        }
        gate.open();
        services.watch().add(watch);
    }

    /// {@return whether data has begun to flow}
    boolean isFlowing() {
        return !tasks.isEmpty();
    }

    /// Changes which sinks have to see the end of their streams before the run ends.
    void expect(List<SinkNode> fresh, List<SinkNode> gone) {
        openSinks.addAll(fresh);
        gone.forEach(openSinks::remove);
    }

    /// Makes a live change known.
    /// @param changed the graph
    /// @param now all its nodes
    /// @param fresh those that are new, started and linked
    /// @param gone those that have been taken out and are to be closed
    /// @param atOnce whether they are to drop what they have
    void adopt(
            ResolvedGraph changed,
            List<ElementNode> now,
            List<ElementNode> fresh,
            List<ElementNode> gone,
            boolean atOnce) {
        graph = changed;
        Map<HeadNode, StreamingThread> left = new LinkedHashMap<>();
        for (ElementNode node : gone) {
            StreamingThread thread = node instanceof HeadNode head ? tasks.remove(head) : null;
            if (thread != null) {
                left.put((HeadNode) node, thread);
            }
        }
        boolean flowing = isFlowing() || !left.isEmpty();
        nodes = now;
        started.removeAll(gone);
        if (flowing) {
            tasks.start(fresh);
        }
        if (!gone.isEmpty()) {
            depart(new Departure(pipeline, bus, gone, left), atOnce);
        }
        endIfDone();
    }

    private void depart(Departure departure, boolean atOnce) {
        if (atOnce) {
            departure.hurry();
        }
        departures.add(departure);
        departure.start(() -> departures.remove(departure));
    }

    /// {@return completed when everything that was taken out so far is closed}
    CompletableFuture<Void> departed() {
        return CompletableFuture.allOf(departures.stream().map(Departure::done).toArray(CompletableFuture[]::new));
    }

    /// Tells the application.
    void post(Message message) {
        bus.post(message);
    }

    void warn(ElementNode node, String text) {
        bus.post(new Message.Warning(pipeline, node.name(), text));
    }

    /// Holds the sources between two buffers.
    void hold() {
        gate.close();
        time.hold();
    }

    /// Ends the streams of all sources; one that waits for input is interrupted.
    void end() {
        ending = true;
        for (ElementNode node : nodes) {
            if (node instanceof SourceNode source) {
                tasks.interruptOutside(source);
            }
        }
    }

    /// Makes every thread leave, then stops every element and gives the memory back.
    /// @return null, or the failure of the first element that did not stop properly
    Message.@Nullable Failed shut() {
        services.watch().remove(watch);
        stopping = true;
        over.set(true);
        gate.open();
        for (ElementNode node : nodes) {
            if (node instanceof QueueNode queue) {
                queue.link().close();
            }
        }
        tasks.threads().values().forEach(StreamingThread::interrupt);
        departures.forEach(Departure::hurry);
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
        for (Map.Entry<HeadNode, StreamingThread> entry : tasks.threads().entrySet()) {
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
        departures.forEach(departure -> departure.done().join());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Message.@Nullable Failed stopElements() {
        return stop(started.reversed());
    }

    /// Stops elements that were started, whatever became of that.
    /// @param which the elements, the first to be stopped first
    /// @return null, or the failure of the first element that did not stop properly
    Message.@Nullable Failed stop(List<ElementNode> which) {
        Message.Failed failure = null;
        for (ElementNode node : List.copyOf(which)) {
            if (!started.remove(node)) {
                continue;
            }
            try {
                node.graph.element().stop();
            } catch (Throwable e) {
                LOG.info("{}: {} did not stop properly", pipeline, node.name(), e);
                failure = failure == null ? FailureText.message(pipeline, node, e) : failure;
            }
        }
        return failure;
    }

    @Override
    public QueueLimits limits(GraphNode queue, QueueLimits own) {
        return branches.limits(queue, own);
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
        if (node.leaving) {
            warn(node, "failed while it was taken out: " + FailureText.reason(cause));
            return Flow.Signal.END_OF_STREAM;
        }
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
        if (openSinks.remove(sink)) {
            endIfDone();
        }
    }

    /// Goes on without what comes after a queue: the run need not see the end of those streams.
    void detach(QueueNode queue) {
        expect(List.of(), new Chains(graph(), nodes).sinksOnlyBehind(queue));
        endIfDone();
    }

    private void endIfDone() {
        if (openSinks.isEmpty() && !over.getAndSet(true)) {
            terminal.accept(this, new Message.EndOfStream(pipeline));
        }
    }
}
