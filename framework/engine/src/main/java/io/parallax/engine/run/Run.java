package io.parallax.engine.run;

import static java.util.Objects.requireNonNull;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of a pipeline, from opening its elements to closing them. One thread at a time controls it; the streaming
/// threads report through [RunControl].
final class Run implements RunControl {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long LOOK_UP_NS = 50_000_000;

    private final String pipeline;
    private final EngineServices services;
    private final EngineBus bus;
    private final BiConsumer<Run, Message> terminal;
    private final ResolvedGraph graph;
    private final List<ElementNode> nodes;
    private final ElementCalls calls;
    private final Map<HeadNode, StreamingThread> threads = new LinkedHashMap<>();
    private final List<ElementNode> started = new ArrayList<>();
    private final AtomicInteger openSinks;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Gate gate = new Gate();
    private final RunTime time;
    private final Detachments detachments;
    private @Nullable Shutdown shutdown;
    private volatile @Nullable ElementCall starting;
    private volatile boolean cancelled;
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
        this.detachments = new Detachments(graph);
        this.time = new RunTime(services.clock());
        this.nodes = new Wiring(pipeline, graph, services, this::post, this).nodes();
        this.openSinks = new AtomicInteger(
                (int) nodes.stream().filter(SinkNode.class::isInstance).count());
    }

    List<ElementNode> nodes() {
        return nodes;
    }

    /// Starts every element, sinks first. That takes as long as it takes, unless it is cancelled.
    /// @return null, or the failure of the element that did not start
    /// @throws CancellationException if it was cancelled
    Message.@Nullable Failed open() {
        for (ElementNode node : nodes.reversed()) {
            checkCancelled();
            started.add(node);
            NodeContext context = new NodeContext(node.name(), pipeline, services, this::post);
            ElementCall call = calls.begin(node.graph, "start", () -> node.start(context));
            starting = call;
            awaitStart(call);
            checkCancelled();
            starting = null;
            Throwable thrown = call.failure();
            if (thrown != null) {
                LOG.info("{}: {} did not start", pipeline, node.name(), thrown);
                return FailureText.message(pipeline, node, thrown);
            }
        }
        return null;
    }

    private void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("pipeline " + pipeline + " was stopped while it was starting");
        }
    }

    private void awaitStart(ElementCall call) {
        boolean interrupted = false;
        long warnAt = System.nanoTime() + services.stopLimit().toNanos();
        boolean warned = false;
        while (!cancelled) {
            try {
                if (call.await(LOOK_UP_NS)) {
                    break;
                }
                if (!warned && System.nanoTime() - warnAt > 0) {
                    warned = true;
                    Message.Stuck where = call.stuck(pipeline);
                    warn(where.element(), "takes long to start; stop() would cancel that: " + where.stack());
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Cancels a start that is under way. Any thread may call this.
    void cancelStart() {
        cancelled = true;
        ElementCall call = starting;
        if (call != null) {
            call.interrupt();
        }
    }

    /// Lets data flow, for the first time or again.
    void go() {
        time.go();
        if (threads.isEmpty()) {
            for (ElementNode node : nodes.reversed()) {
                if (node instanceof HeadNode head) {
                    threads.put(head, new StreamingThread(pipeline, node.name(), new HeadThread(head)));
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
        stopping = true;
        over.set(true);
        gate.open();
        for (ElementNode node : nodes) {
            if (node instanceof QueueNode queue) {
                queue.link().close();
            }
        }
        threads.values().forEach(StreamingThread::interrupt);
        time.hold();
        ChainMembers chains = new ChainMembers(graph, nodes);
        List<HeadHolder> holders = new ArrayList<>();
        threads.forEach((head, thread) -> holders.add(new HeadHolder(head, chains, thread)));
        Shutdown down = new Shutdown(pipeline, calls, nodes, started, holders);
        ElementCall call = starting;
        if (call != null) {
            down.isStill(call);
        }
        return down;
    }

    /// {@return the failure of the first element that did not stop properly, null if there is none}
    Message.@Nullable Failed unclosed() {
        return requireNonNull(shutdown, "shutdown").failure();
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
    private void post(Message message) {
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
        if (openSinks.decrementAndGet() == 0 && !over.getAndSet(true)) {
            Message.Failed failure = detachments.failure();
            terminal.accept(this, failure == null ? new Message.EndOfStream(pipeline) : failure);
        }
    }
}
