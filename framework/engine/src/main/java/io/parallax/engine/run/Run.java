package io.parallax.engine.run;

import static java.util.Objects.requireNonNull;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.pipeline.Message;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import io.parallax.engine.schedule.Gate;
import io.parallax.engine.schedule.StreamingThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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
    private final RunOwner owner;
    private final Branches branches = new Branches();
    private final Tasks tasks;
    private final ElementCalls calls;
    private final Startup startup;
    private final OpenSinks openSinks = new OpenSinks();
    private final Departures departures = new Departures();
    private final Gate gate = new Gate();
    private final Postman postman;
    private final RunTiming timing;
    private final RunWatch watch = new RunWatch(this);
    private final Detachments detachments;
    private @Nullable Shutdown shutdown;
    private volatile ResolvedGraph graph;
    private volatile List<ElementNode> nodes;
    private volatile boolean givenUp;
    private volatile boolean stopping;
    private volatile boolean ending;

    Run(String pipeline, ResolvedGraph graph, EngineServices services, EngineBus bus, RunOwner owner) {
        this.pipeline = pipeline;
        this.services = services;
        this.bus = bus;
        this.owner = owner;
        this.graph = graph;
        this.calls = new ElementCalls(pipeline);
        this.startup = new Startup(pipeline, calls, services.stopLimit(), this::post);
        this.detachments = new Detachments(() -> this.graph);
        this.timing = new RunTiming(this, services.clock(), owner);
        this.tasks = new Tasks(pipeline);
        this.nodes = wiring(graph).nodes(List.of());
        this.postman = new Postman(this, routes());
        openSinks.add(postman.routes().sinks());
    }

    Wiring wiring(ResolvedGraph graph) {
        return new Wiring(pipeline, branches.of(graph), services, this::post, this);
    }

    /// {@return the graph with the queues that its branches get}
    ResolvedGraph graph() {
        return branches.of(graph);
    }

    private EventRoutes routes() {
        return new EventRoutes(graph(), nodes);
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
        Message.Failed undecided = timing.elect(nodes);
        return undecided == null ? start(nodes) : undecided;
    }

    /// Starts elements, the last first.
    /// @return null, or the failure of the element that did not start
    /// @throws CancellationException if it was cancelled
    Message.@Nullable Failed start(List<ElementNode> which) {
        return startup.start(which.reversed(), node -> new NodeContext(node, pipeline, services, this::post));
    }

    /// Tells everything that the end is near: a start that is under way is cancelled, and whoever moves buffers
    /// unwinds. Any thread may call this; the control thread then shuts the run.
    void announceStop() {
        startup.cancel();
        unwind();
    }

    private void unwind() {
        stopping = true;
        openSinks.end();
        gate.open();
        nodes.forEach(node -> {
            node.closeLinks();
            node.timeWait.recall();
        });
    }

    /// Lets data flow, for the first time or again.
    void go() {
        timing.updateLatency();
        timing.time().go();
        if (tasks.isEmpty()) {
            tasks.start(graph, nodes);
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
        openSinks.add(fresh);
        openSinks.remove(gone);
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
        postman.routes(routes());
        startup.forget(gone);
        if (flowing) {
            timing.updateLatency();
            tasks.start(graph, fresh);
        }
        if (!gone.isEmpty()) {
            departures.begin(new Departure(pipeline, this::post, gone, left), atOnce);
        }
        endIfDone();
    }

    /// {@return completed when everything that was taken out so far is closed}
    CompletableFuture<Void> departed() {
        return departures.done();
    }

    /// Holds the sources between two buffers.
    void hold() {
        gate.close();
        timing.time().hold();
        nodes.forEach(node -> node.timeWait.recall());
    }

    /// Ends the streams of all sources; one that waits for input is interrupted.
    void endNow() {
        ending = true;
        for (ElementNode node : nodes) {
            if (node instanceof SourceNode source) {
                tasks.interruptOutside(source, () -> true);
            }
        }
    }

    @Override
    public void end() {
        owner.later(this, this::endNow);
    }

    @Override
    public void callBack(Collection<SourceNode> sources) {
        owner.later(this, () -> sources.forEach(source -> tasks.interruptOutside(source, source.flush::isPending)));
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
        timing.time().hold();
        ChainMembers chains = new ChainMembers(graph, nodes);
        List<Holder> holders = new ArrayList<>(departures.hurry());
        tasks.threads().forEach((head, thread) -> holders.add(new HeadHolder(head, chains, thread)));
        nodes.forEach(node -> holders.addAll(node.helpers()));
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
    public Exchanges exchanges() {
        return owner.exchanges();
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
    public Flow failed(ElementNode node, Throwable cause) {
        if (node.leaving) {
            warn(node.name(), "failed while it was taken out: " + FailureText.reason(cause));
            return Flow.Signal.END_OF_STREAM;
        }
        if (openSinks.end()) {
            LOG.info("{}: {} failed", pipeline, node.name(), cause);
            Message.Failed failure = FailureText.message(pipeline, node, FailureText.explained(cause, nodes));
            stopping = true;
            owner.over(this, failure);
        }
        return Flow.Signal.FLUSHING;
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
    public void place(HeadNode head) {
        Placement.of(head, services.placing());
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
    public RunTiming timing() {
        return timing;
    }

    @Override
    public Postman postman() {
        return postman;
    }

    @Override
    public void carries(ElementNode node, String pad, Caps caps) {
        post(new Message.CapsChanged(pipeline, node.name(), pad, caps));
    }

    @Override
    public void ended(SinkNode sink) {
        openSinks.remove(List.of(sink));
        endIfDone();
    }

    /// Goes on without what comes after a queue: the run need not see the end of those streams.
    void detach(QueueNode queue) {
        expect(List.of(), new Chains(graph(), nodes).sinksOnlyBehind(queue));
        endIfDone();
    }

    @Override
    public boolean reopened(SinkNode sink) {
        return openSinks.reopen(sink);
    }

    private void endIfDone() {
        if (openSinks.endIfNone()) {
            Message.Failed failure = detachments.failure();
            owner.over(this, failure == null ? new Message.EndOfStream(pipeline) : failure);
        }
    }
}
