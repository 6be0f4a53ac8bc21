package io.parallax.engine.run;

import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppSource;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Explanation;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEdit;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.api.pipeline.Plan;
import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.resolve.GraphMerge;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.GraphPicture;
import io.parallax.engine.resolve.GraphSketch;
import io.parallax.engine.resolve.ResolvedGraph;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    private final EngineBus bus;
    private final Blueprint blueprint;
    private final Lifecycle life;
    private final Control control;
    private final Agreement agreement;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean autostart;

    private EnginePipeline(String name, ResolvedGraph graph, Blueprint.@Nullable Ghost ghost, EngineServices services) {
        this.name = name;
        this.services = services;
        this.bus = new EngineBus(name);
        this.blueprint = new Blueprint(name, graph, ghost, services, bus);
        this.agreement = new Agreement(name, services.negotiator(), bus);
        this.life = new Lifecycle(name, blueprint, agreement, services, bus);
        this.control = life.control();
    }

    /// @param name name, unique in the engine
    /// @param graph the graph; the pipeline owns its elements
    /// @param services what the engine offers
    public EnginePipeline(String name, ResolvedGraph graph, EngineServices services) {
        this(name, graph, null, services);
    }

    /// {@return a pipeline whose elements are not all there}
    /// @param name name, unique in the engine
    /// @param text what it is to be
    /// @param missing what it needs, for people
    /// @param services what the engine offers
    public static EnginePipeline ghost(String name, String text, List<String> missing, EngineServices services) {
        return new EnginePipeline(name, ResolvedGraph.EMPTY, new Blueprint.Ghost(text, missing), services);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PipelineState state() {
        return life.state();
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public Graph graph() {
        return GraphPicture.of(name, shown());
    }

    /// {@return the graph, while it is open with the converters that were put in}
    private ResolvedGraph shown() {
        return isOpen() || life.state() == PipelineState.STOPPING
                ? agreement.plan().graph()
                : blueprint.graph();
    }

    @Override
    public Negotiation negotiation() {
        return isOpen() ? agreement.plan().negotiation() : agreement.tried(blueprint.graph());
    }

    @Override
    public void converters(ConverterPolicy policy) {
        agreement.policy(policy);
    }

    @Override
    public String toText() {
        return blueprint.text();
    }

    @Override
    public List<String> missing() {
        return blueprint.missing();
    }

    @Override
    public PipelineStats stats() {
        return StatsReader.read(name, life.state(), shown(), life.run(), life.abandoned());
    }

    /// Runs the pipeline as soon as it is complete, until somebody stops it.
    public void autostart() {
        autostart = true;
        if (life.state() != PipelineState.GHOST) {
            var _ = run();
        }
    }

    /// A provider came.
    public void added() {
        if (life.state() == PipelineState.GHOST) {
            control.then(life::heal).thenAccept(healed -> {
                if (healed && autostart) {
                    var _ = run();
                }
            });
        }
    }

    /// A provider went.
    /// @param provider the provider
    public void removed(ElementProvider provider) {
        var _ = control.then(() -> life.lost(provider));
    }

    @Override
    public Explanation explain() {
        Run run = life.run();
        PipelineState state = life.state();
        return run == null || !life.isOpen()
                ? new Explanation(name, state, List.of())
                : run.watch().explain(state);
    }

    @Override
    public Plan plan() {
        return PlanReader.read(name, shown());
    }

    @Override
    public CompletionStage<PipelineState> prepare() {
        return control.begin(life::open);
    }

    @Override
    public CompletionStage<PipelineState> run() {
        return control.begin(life::go);
    }

    @Override
    public CompletionStage<PipelineState> pause() {
        return control.then(life::hold);
    }

    @Override
    public CompletionStage<PipelineState> stop() {
        return stop(services.stopLimit());
    }

    @Override
    public CompletionStage<PipelineState> stop(Duration limit) {
        autostart = false;
        life.announceStop();
        return control.then(() -> life.stop(limit));
    }

    @Override
    public CompletionStage<PipelineState> abandon() {
        autostart = false;
        life.announceStop();
        life.hurry();
        return control.then(life::abandon);
    }

    @Override
    public void end() {
        control.then(() -> {
            Run run = life.run();
            if (isOpen() && run != null) {
                run.endNow();
            }
            return life.state();
        });
    }

    @Override
    public boolean send(Event event) {
        Run run = life.run();
        if (!isOpen() || run == null) {
            throw new IllegalStateException("pipeline " + name() + " is "
                    + life.state().name().toLowerCase(Locale.ROOT) + ": prepare() or run() it first");
        }
        return run.postman().send(event);
    }

    @Override
    public long latencyNs() {
        Run run = life.run();
        return run == null || !isOpen() ? 0 : run.timing().latencyNs();
    }

    private boolean isOpen() {
        return life.isOpen();
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
        new Settings(name, life).set(node(element), property, value);
    }

    @Override
    public Object get(String element, String property) {
        return new Settings(name, life).get(node(element), property);
    }

    @Override
    public AppSource appSource(String element) {
        return life.exchanges().source(node(element));
    }

    @Override
    public AppSink appSink(String element) {
        return life.exchanges().sink(node(element));
    }

    @Override
    public PipelineEdit edit() {
        return new EngineEdit(this);
    }

    @Override
    public CompletionStage<PipelineState> become(String text) {
        ResolvedGraph target = services.resolver().resolve(text);
        AtomicBoolean taken = new AtomicBoolean();
        return departed(control.then(() -> {
                    life.checkChangeable();
                    taken.set(true);
                    return change(target, Set.of(), false);
                }))
                .whenComplete((_, _) -> {
                    if (!taken.get()) {
                        target.nodes().forEach(node -> node.provider().release(node.element()));
                    }
                });
    }

    /// Changes the graph by what steps do to a sketch of it.
    CompletionStage<PipelineState> change(Consumer<GraphSketch> steps, boolean now) {
        return departed(control.then(() -> {
            life.checkChangeable();
            GraphSketch sketch = new GraphSketch(GraphPicture.of(name, blueprint.graph()));
            steps.accept(sketch);
            return change(sketch.build(services.resolver().builder()), sketch.replaced(), now);
        }));
    }

    /// Completes when what has left the pipeline is closed.
    private CompletionStage<PipelineState> departed(CompletionStage<PipelineState> change) {
        return change.thenCompose(reached -> {
            Run run = life.run();
            return run == null
                    ? CompletableFuture.completedFuture(reached)
                    : run.departed().thenApply(_ -> reached);
        });
    }

    private PipelineState change(ResolvedGraph target, Set<String> replaced, boolean now)
            throws PipelineFailedException {
        GraphMerge merge = GraphMerge.of(blueprint.graph(), target, replaced);
        Run run = isOpen() ? life.run() : null;
        if (run == null) {
            merge.gone().forEach(node -> node.provider().release(node.element()));
        } else {
            agreement.change(run, merge, now);
        }
        blueprint.become(merge.graph());
        Settings settings = new Settings(name, life);
        merge.settings().forEach(each -> settings.change(each.node(), each.property(), each.value()));
        return life.state();
    }

    @Override
    public Probe probe(String element, String pad, ProbeHandler handler) {
        GraphNode node = node(element);
        return Stages.await(control.then(() -> {
            Run run = life.run();
            if (!isOpen() || run == null) {
                throw new IllegalStateException("pipeline " + name + " is not open: run it first");
            }
            ProbeReceiver probe = new Probes(run, shown()).add(run.node(node), pad, handler);
            return new Probes.Handle(probe, new AtomicBoolean(), each -> removeProbe(run, each));
        }));
    }

    private void removeProbe(Run run, ProbeReceiver probe) {
        if (run != life.run() || !isOpen() || probe.isInItsThread()) {
            return; // it is never called again anyway
        }
        Stages.await(control.then(() -> {
            if (run == life.run() && isOpen()) {
                new Probes(run, shown()).remove(probe);
            }
            return life.state();
        }));
    }

    /// {@return this pipeline with its control thread waiting, null if it does not come within the stop limit}
    @Nullable HeldPipeline hold() throws InterruptedException {
        return HeldPipeline.of(
                control,
                () -> isOpen()
                        ? new ElementExchange(name, agreement.plan().graph(), life.run(), services.stopLimit())
                        : new ElementExchange(name, blueprint.graph(), null, services.stopLimit()),
                services.stopLimit());
    }

    private GraphNode node(String element) {
        return shown().nodes().stream()
                .filter(node -> node.name().equals(element))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pipeline " + name + " has no element " + element));
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        var done = abandon()
                .thenCompose(_ -> control.then(() -> {
                    blueprint.release(Set.of());
                    return life.state();
                }));
        try {
            var _ = done.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            bus.post(new Message.Warning(name, "", FailureText.reason(e)));
        }
        control.close();
        agreement.forget(Set.of());
        life.exchanges().close();
        bus.close();
        services.closed().accept(this);
    }
}
