package io.parallax.engine.run;

import io.parallax.api.element.PropertyInfo;
import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.Explanation;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEdit;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.api.pipeline.Plan;
import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.engine.registry.PropertySet;
import io.parallax.engine.resolve.GraphMerge;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.GraphPicture;
import io.parallax.engine.resolve.GraphSketch;
import io.parallax.engine.resolve.GraphText;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A pipeline: its graph, and the runs that it has one after the other.
public final class EnginePipeline implements Pipeline {
    private final String name;
    private final EngineServices services;
    private final EngineBus bus = new EngineBus();
    private final Control control;
    private final AtomicBoolean closed = new AtomicBoolean();

    // written by the control thread only
    private volatile PipelineState state = PipelineState.SUSPENDED;
    private volatile ResolvedGraph graph;
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
    public Explanation explain() {
        Run run = current;
        return run == null || !isOpen() ? new Explanation(name, state, List.of()) : run.watch().explain(state);
    }

    @Override
    public Plan plan() {
        return PlanReader.read(name, graph);
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

    private boolean isOpen() {
        return state == PipelineState.IDLE || state == PipelineState.RUNNING;
    }

    private PipelineState open() throws PipelineFailedException {
        if (isOpen()) {
            return state;
        }
        Run run = new Run(name, graph, services, bus, (ended, terminal) -> control.then(() -> finish(ended, terminal)));
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

    @Override
    public PipelineEdit edit() {
        return new EngineEdit(this);
    }

    @Override
    public CompletionStage<PipelineState> become(String text) {
        ResolvedGraph target = services.resolver().resolve(text);
        return departed(control.then(() -> change(target, Set.of(), false)));
    }

    /// Changes the graph by what steps do to a sketch of it.
    CompletionStage<PipelineState> change(Consumer<GraphSketch> steps, boolean now) {
        return departed(control.then(() -> {
            GraphSketch sketch = new GraphSketch(graph());
            steps.accept(sketch);
            return change(sketch.build(services.resolver().builder()), sketch.replaced(), now);
        }));
    }

    /// Completes when what has left the pipeline is closed.
    private CompletionStage<PipelineState> departed(CompletionStage<PipelineState> change) {
        return change.thenCompose(reached -> {
            Run run = current;
            return run == null
                    ? CompletableFuture.completedFuture(reached)
                    : run.departed().thenApply(_ -> reached);
        });
    }

    private PipelineState change(ResolvedGraph target, Set<String> replaced, boolean now)
            throws PipelineFailedException {
        GraphMerge merge = GraphMerge.of(graph, target, replaced);
        Run run = isOpen() ? current : null;
        if (run == null) {
            merge.gone().forEach(node -> node.provider().release(node.element()));
        } else {
            Message.Failed failure = new LiveChange(run, graph, merge, now).make();
            if (failure != null) {
                merge.release();
                throw new PipelineFailedException(failure);
            }
        }
        graph = merge.graph();
        merge.settings().forEach(setting -> set(setting.node(), setting.property(), setting.value()));
        return state;
    }

    private void set(GraphNode node, PropertyInfo property, Object converted) {
        if (isOpen()) {
            changes(node).ask(property, converted);
        } else {
            node.properties().set(property, converted);
        }
    }

    @Override
    public Probe probe(String element, String pad, ProbeHandler handler) {
        GraphNode node = node(element);
        return Stages.await(control.then(() -> {
            Run run = current;
            if (!isOpen() || run == null) {
                throw new IllegalStateException("pipeline " + name + " is not open: run it first");
            }
            ProbeReceiver probe = new Probes(run, graph).add(run.node(node), pad, handler);
            return new Probes.Handle(probe, new AtomicBoolean(), each -> removeProbe(run, each));
        }));
    }

    private void removeProbe(Run run, ProbeReceiver probe) {
        if (run != current || !isOpen() || probe.isInItsThread()) {
            return; // it is never called again anyway
        }
        Stages.await(control.then(() -> {
            if (run == current && isOpen()) {
                new Probes(run, graph).remove(probe);
            }
            return state;
        }));
    }

    private PropertyChanges changes(GraphNode node) {
        Run run = current;
        return run == null ? new PropertyChanges(node.properties()) : run.node(node).changes;
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
