package io.parallax.engine.run;

import io.parallax.api.element.PropertyInfo;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.engine.registry.PropertySet;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.GraphPicture;
import io.parallax.engine.resolve.GraphText;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A pipeline: its graph, and the runs that it has one after the other.
public final class EnginePipeline implements Pipeline {
    private final String name;
    private final ResolvedGraph graph;
    private final EngineServices services;
    private final EngineBus bus = new EngineBus();
    private final Control control;
    private final AtomicBoolean closed = new AtomicBoolean();

    // written by the control thread only
    private volatile PipelineState state = PipelineState.SUSPENDED;
    private volatile @Nullable Run current;

    /// @param name name, unique in the engine
    /// @param graph the graph; the pipeline owns its elements
    /// @param services what the engine offers
    public EnginePipeline(String name, ResolvedGraph graph, EngineServices services) {
        this.name = name;
        this.graph = graph;
        this.services = services;
        this.control = new Control(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PipelineState state() {
        return state;
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public Graph graph() {
        return GraphPicture.of(name, graph);
    }

    @Override
    public String toText() {
        return GraphText.toText(graph);
    }

    @Override
    public PipelineStats stats() {
        return StatsReader.read(name, state, graph, current);
    }

    @Override
    public CompletionStage<PipelineState> prepare() {
        return control.begin(this::open);
    }

    @Override
    public CompletionStage<PipelineState> run() {
        return control.begin(() -> {
            open();
            if (state == PipelineState.IDLE && current != null) {
                enter(PipelineState.RUNNING);
                current.go();
            }
            return state;
        });
    }

    @Override
    public CompletionStage<PipelineState> pause() {
        return control.then(() -> {
            if (state == PipelineState.RUNNING && current != null) {
                current.hold();
                enter(PipelineState.IDLE);
            }
            return state;
        });
    }

    @Override
    public CompletionStage<PipelineState> stop() {
        return control.then(() -> {
            if (isOpen() && current != null) {
                Message.Failed failure = current.shut();
                if (failure != null) {
                    bus.post(new Message.Warning(name, failure.element(), failure.reason()));
                }
            }
            if (state != PipelineState.SUSPENDED) {
                enter(PipelineState.SUSPENDED);
            }
            control.ended(null);
            return state;
        });
    }

    @Override
    public void end() {
        control.then(() -> {
            if (isOpen() && current != null) {
                current.end();
            }
            return state;
        });
    }

    @Override
    public boolean send(Event event) {
        Run run = current;
        if (!isOpen() || run == null) {
            throw new IllegalStateException(
                    "pipeline " + name + " is " + state.name().toLowerCase(Locale.ROOT) + ": prepare() or run() it first");
        }
        return run.postman().send(event);
    }

    @Override
    public long latencyNs() {
        Run run = current;
        return run == null ? 0 : run.latencyNs();
    }

    private boolean isOpen() {
        return state == PipelineState.IDLE || state == PipelineState.RUNNING;
    }

    private PipelineState open() throws PipelineFailedException {
        if (isOpen()) {
            return state;
        }
        Run run = new Run(name, graph, services, bus, new Owner());
        current = run;
        Message.Failed failure = run.open();
        if (failure != null) {
            run.shut();
            fail(failure);
            throw new PipelineFailedException(failure);
        }
        enter(PipelineState.IDLE);
        return state;
    }

    /// A run ended by itself. The elements are closed before anybody is told, so that whoever hears of the end finds
    /// files complete; an element that cannot close properly turns the end into a failure.
    private PipelineState finish(Run run, Message terminal) {
        if (run != current || !isOpen()) {
            return state;
        }
        Message.Failed unclosed = run.shut();
        if (terminal instanceof Message.Failed failure) {
            fail(failure);
        } else if (unclosed != null) {
            fail(unclosed);
        } else {
            enter(PipelineState.SUSPENDED);
            bus.post(terminal);
            control.ended(null);
        }
        return state;
    }

    private final class Owner implements RunOwner {
        @Override
        public void over(Run run, Message terminal) {
            control.then(() -> finish(run, terminal));
        }

        @Override
        public void later(Runnable work) {
            control.then(() -> {
                work.run();
                return state;
            });
        }
    }

    private void fail(Message.Failed failure) {
        enter(PipelineState.FAILED);
        bus.post(failure);
        control.ended(failure);
    }

    private void enter(PipelineState next) {
        PipelineState from = state;
        state = next;
        bus.post(new Message.StateChanged(name, from, next));
    }

    @Override
    public void awaitEnd() throws InterruptedException, PipelineFailedException {
        Message.Failed failure = control.awaitEnd();
        if (failure != null) {
            throw new PipelineFailedException(failure);
        }
    }

    @Override
    public void set(String element, String property, Object value) {
        GraphNode node = node(element);
        PropertyInfo info = property(node, property);
        Object converted = node.properties().convert(info, value);
        if (!isOpen()) {
            node.properties().set(info, converted);
            return;
        }
        if (!info.live()) {
            throw new IllegalStateException(
                    element + "." + info.name() + " can only be set while the pipeline is stopped: stop it first");
        }
        changes(node).ask(info, converted);
    }

    @Override
    public Object get(String element, String property) {
        GraphNode node = node(element);
        PropertyInfo info = property(node, property);
        Object asked = isOpen() ? changes(node).asked(info) : null;
        return asked == null ? node.properties().get(info) : PropertySet.shown(asked);
    }

    private PropertyChanges changes(GraphNode node) {
        Run run = current;
        if (run != null) {
            for (ElementNode each : run.nodes()) {
                if (each.name().equals(node.name())) {
                    return each.changes;
                }
            }
        }
        return new PropertyChanges(node.properties());
    }

    private GraphNode node(String element) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(element))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pipeline " + name + " has no element " + element));
    }

    private static PropertyInfo property(GraphNode node, String property) {
        return node.properties()
                .find(property)
                .orElseThrow(() -> new IllegalArgumentException(node.name() + " has no property " + property));
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            stop().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            bus.post(new Message.Warning(name, "", FailureText.reason(e)));
        }
        control.close();
        graph.nodes().forEach(node -> node.provider().release(node.element()));
        services.closed().accept(this);
    }
}
