package io.parallax.engine.run;

import io.parallax.api.deploy.RedeployException;
import io.parallax.api.deploy.Redeployment.Change;
import io.parallax.api.element.Source;
import io.parallax.api.time.ClockProvider;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The exchange of elements of one pipeline for others of the same names. While it lasts, the pipeline's control
/// thread waits, so that nothing else about the pipeline changes. One thread uses it.
final class ElementExchange {
    private final String pipeline;
    private final ResolvedGraph graph;
    private final @Nullable Run run;
    private final long limitNs;
    private final List<Successor> successors = new ArrayList<>();
    private final @Nullable Parking parking;
    private @Nullable Aside aside;

    /// @param graph the graph now
    /// @param run the run that is open, null if there is none
    /// @param limit longest wait for an element or a thread
    ElementExchange(String pipeline, ResolvedGraph graph, @Nullable Run run, Duration limit) {
        this.pipeline = pipeline;
        this.graph = graph;
        this.run = run;
        this.limitNs = limit.toNanos();
        this.parking = run == null ? null : new Parking(run);
    }

    /// Makes the new elements.
    /// @param successor answers what is to provide an element instead of its provider, if that is to go
    /// @return empty, or why this pipeline cannot be changed while it runs
    /// @throws RedeployException if some element cannot be made
    Optional<String> prepare(Function<ElementProvider, Optional<ElementProvider>> successor) throws RedeployException {
        for (GraphNode each : graph.nodes()) {
            Optional<ElementProvider> provider = successor.apply(each.provider());
            if (provider.isPresent()) {
                ElementNode node = run == null ? null : run.node(each);
                Successor made = Successor.of(graph, each, node, provider.get());
                successors.add(made);
                String obstacle = node == null ? null : obstacle(made);
                if (obstacle != null) {
                    return Optional.of(obstacle);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable String obstacle(Successor made) {
        GraphNode graph = made.graph();
        if (graph.element() instanceof Source source && !source.isLive() && !made.keepsState()) {
            return graph.name() + " is a source that cannot hand over where it is (it does not implement Stateful)";
        }
        return graph.element() instanceof ClockProvider ? graph.name() + " may be the clock of the run" : null;
    }

    /// Stops the threads that call the elements.
    void park() throws InterruptedException, RedeployException {
        if (run == null || parking == null) {
            return;
        }
        Chains chains = new Chains(run.graph(), run.nodes());
        Map<HeadNode, List<ElementNode>> drained = new LinkedHashMap<>();
        for (ElementNode node : run.nodes()) {
            for (Successor made : successors) {
                if (node.equals(made.node())) {
                    List<ElementNode> rest = drained.computeIfAbsent(chains.head(node), _ -> new ArrayList<>());
                    if (!made.keepsState()) {
                        rest.add(node);
                    }
                }
            }
        }
        List<HeadNode> heads = List.copyOf(drained.keySet());
        Aside called = new Aside(chains);
        aside = called;
        called.call(heads);
        called.callSinks(heads);
        for (ElementNode node : run.nodes()) {
            List<ElementNode> rest = node instanceof HeadNode ? drained.get(node) : null;
            if (rest != null) {
                parking.park((HeadNode) node, rest, limitNs);
            }
        }
    }

    /// Puts the new elements in, while all threads stand.
    /// @throws RedeployException if one cannot be; then [#undo()] puts the old ones back
    void exchange() throws InterruptedException, RedeployException {
        for (Successor made : successors) {
            within(made, made::exchange);
        }
    }

    /// Puts the old elements back.
    /// @return what could not be put back, with the reason
    List<String> undo() throws InterruptedException {
        List<String> lost = new ArrayList<>();
        for (Successor made : successors.reversed()) {
            try {
                within(made, made::undo);
            } catch (RedeployException e) {
                lost.add(pipeline + ": " + e.getMessage());
                ElementNode node = made.node();
                if (run != null && node != null) {
                    run.failed(node, e);
                }
            }
        }
        return lost;
    }

    private interface Step {
        void run() throws Exception;
    }

    /// Runs code of elements in a thread of its own, which is left to them if they do not give it back.
    private void within(Successor made, Step step) throws InterruptedException, RedeployException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform()
                .name("parallax/" + pipeline + "/redeploy")
                .daemon(true)
                .start(() -> {
                    try {
                        step.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        String element = pipeline + ": " + made.graph().name();
        try {
            var _ = done.get(limitNs, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new RedeployException(element + ": " + FailureText.reason(cause), cause);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new RedeployException(
                    element + " does not come back within " + TimeUnit.NANOSECONDS.toMillis(limitNs) + " ms", e);
        }
    }

    /// Lets the threads go on.
    void open() {
        if (aside != null) {
            aside.end();
        }
        if (parking != null) {
            parking.open();
        }
    }

    /// Gives the elements back that are not in the pipeline.
    void settle() {
        successors.forEach(Successor::settle);
    }

    boolean isEmpty() {
        return successors.isEmpty();
    }

    /// {@return what is exchanged}
    List<Change> changes() {
        return successors.stream()
                .map(made -> new Change(pipeline, made.graph().name(), made.buffers()))
                .toList();
    }
}
