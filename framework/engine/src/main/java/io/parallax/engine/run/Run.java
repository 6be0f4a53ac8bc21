package io.parallax.engine.run;

import static java.util.Objects.requireNonNull;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.Gate;
import io.parallax.engine.schedule.StreamingThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of a pipeline, from opening its elements to closing them. One thread at a time controls it; the streaming
/// threads report through [RunControl].
final class Run implements RunControl {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final String pipeline;
    private final EngineServices services;
    private final EngineBus bus;
    private final BiConsumer<Run, Message> terminal;
    private final Branches branches = new Branches();
    private final Tasks tasks;
    private final ElementCalls calls;
    private final Startup startup;
    private final Set<SinkNode> openSinks = ConcurrentHashMap.newKeySet();
    private final Set<Departure> departures = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Gate gate = new Gate();
    private final RunTime time;
    private final RunWatch watch = new RunWatch(this);
    private final Detachments detachments;
    private @Nullable Shutdown shutdown;
    private volatile ResolvedGraph graph;
    private volatile List<ElementNode> nodes;
    private volatile boolean givenUp;
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
        this.calls = new ElementCalls(pipeline);
        this.startup = new Startup(pipeline, calls, services.stopLimit(), this::post);
        this.detachments = new Detachments(() -> this.graph);
        this.time = new RunTime(services.clock());
        this.tasks = new Tasks(pipeline);
        this.nodes = wiring(graph).nodes(List.of());
        nodes.stream()
                .filter(SinkNode.class::isInstance)
                .map(SinkNode.class::cast)
                .forEach(openSinks::add);
    }

    Wiring wiring(ResolvedGraph graph) {
        return new Wiring(pipeline, branches.of(graph), services, this::post, this);
    }

    /// {@return the graph with the queues that its branches get}
    ResolvedGraph graph() {
        return branches.of(graph);
    }

    RunWatch watch() {
        return watch;
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
    /// @throws CancellationException if it was cancelled
    Message.@Nullable Failed open() {
        return start(nodes);
    }

    /// Starts elements, the last first.
    /// @return null, or the failure of the element that did not start
    /// @throws CancellationException if it was cancelled
    Message.@Nullable Failed start(List<ElementNode> which) {
        return startup.start(which.reversed(), node -> new NodeContext(node.name(), pipeline, services, this::post));
    }

    /// Tells everything that the end is near: a start that is under way is cancelled, and whoever moves buffers
    /// unwinds. Any thread may call this; the control thread then shuts the run.
    void announceStop() {
        startup.cancel();
        unwind();
    }

    private void unwind() {
        stopping = true;
        over.set(true);
        gate.open();
        nodes.forEach(ElementNode::closeLinks);
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
        Map<HeadNode, StreamingThread> left = new LinkedHashMap<>();
        for (ElementNode node : gone) {
            StreamingThread thread = node instanceof HeadNode head ? tasks.remove(head) : null;
            if (thread != null) {
                left.put((HeadNode) node, thread);
            }
        }
        boolean flowing = isFlowing() || !left.isEmpty();
        graph = changed;
        nodes = now;
        startup.forget(gone);
        if (flowing) {
            tasks.start(fresh);
        }
        if (!gone.isEmpty()) {
            depart(new Departure(pipeline, this::post, gone, left), atOnce);
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

    void warn(ElementNode node, String text) {
        warn(node.name(), text);
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

    /// Makes every thread leave, then stops every element and gives the memory back. If something does not come back in
    /// time, all others are closed, and this can be called again.
    /// @param limit longest wait
    /// @param hurried whether the wait is to end early
    /// @return null when everything is closed, or what it is that does not come back
    Message.@Nullable Stuck shut(Duration limit, BooleanSupplier hurried) {
        Shutdown down = shutdown;
        if (down == null) {
            down = beginShutdown();
            shutdown = down;
        }
        Holder holder = down.attempt(limit.toNanos(), hurried);
        if (holder != null) {
            return holder.stuck(pipeline);
        }
        calls.close();
        return null;
    }

    private Shutdown beginShutdown() {
        services.watch().remove(watch);
        unwind();
        tasks.threads().values().forEach(StreamingThread::interrupt);
        departures.forEach(Departure::hurry);
        time.hold();
        ChainMembers chains = new ChainMembers(graph, nodes);
        List<Holder> holders = new ArrayList<>(departures);
        tasks.threads().forEach((head, thread) -> holders.add(new HeadHolder(head, chains, thread)));
        Shutdown down = new Shutdown(pipeline, calls, nodes, startup.started(), holders);
        ElementCall call = startup.underWay();
        if (call != null) {
            down.isStill(call);
        }
        return down;
    }

    /// {@return the failure of the first element that did not stop properly, null if there is none}
    Message.@Nullable Failed unclosed() {
        return requireNonNull(shutdown, "shutdown").failure();
    }

    /// Stops elements that were started, whatever became of that, while the run goes on.
    void stop(List<ElementNode> which) {
        startup.stop(which);
    }

    /// {@return what has not come back since this run was told to stop}
    List<Holder> holders() {
        return requireNonNull(shutdown, "shutdown").holders();
    }

    /// Gives up what has not come back.
    /// @param gone told for each thread when it has come back after all
    /// @return the elements that are still in use
    Set<ElementNode> giveUp(Runnable gone) {
        givenUp = true;
        calls.close();
        return requireNonNull(shutdown, "shutdown").giveUp(gone);
    }

    @Override
    public Branches branches() {
        return branches;
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
            Message.Failed failure = FailureText.message(pipeline, node, explained(cause));
            stopping = true;
            terminal.accept(this, failure);
        }
        return Flow.Signal.FLUSHING;
    }

    /// {@return what is behind an access to memory that failed} Java only says that it did; the pools know their files.
    private Throwable explained(Throwable cause) {
        if (cause instanceof InternalError) {
            for (ElementNode node : nodes) {
                try {
                    node.outputs().forEach(output -> output.memory().check());
                } catch (MemoryException e) {
                    e.addSuppressed(cause);
                    return e;
                }
            }
        }
        return cause;
    }

    @Override
    public void detached(ElementNode node, Throwable cause) {
        LOG.info("{}: {} failed and is cut off", pipeline, node.name(), cause);
        Message.Failed failure = FailureText.message(pipeline, node, cause);
        detachments.add(node.graph, failure);
        warn(
                node.name(),
                "failed and is cut off, with what comes after it: " + failure.reason()
                        + FailureText.place(failure.sequence(), failure.pts()));
    }

    @Override
    public void warn(String element, String text) {
        post(new Message.Warning(pipeline, element, text));
    }

    /// What was given up has nothing to say any more.
    void post(Message message) {
        if (!givenUp) {
            bus.post(message);
        }
    }

    @Override
    public Clock clock() {
        return services.clock();
    }

    @Override
    public void carries(ElementNode node, String pad, Caps caps) {
        post(new Message.CapsChanged(pipeline, node.name(), pad, caps));
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
            Message.Failed failure = detachments.failure();
            terminal.accept(this, failure == null ? new Message.EndOfStream(pipeline) : failure);
        }
    }
}
