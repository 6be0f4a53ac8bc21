package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.resolve.GraphPicture;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what every link of a graph carries, format and memory together, and puts converters in where that is
/// allowed and needed. Nothing is started for it. Any thread may use it.
public final class Negotiator {
    private final Converters converters;

    /// @param catalog where converters come from
    public Negotiator(ElementCatalog catalog) {
        this.converters = new Converters(catalog);
    }

    /// Decides for one graph. Where no element says anything, nothing is looked for.
    /// @param pipeline name of the pipeline
    /// @param graph its graph; it is not changed
    /// @param policy whether converters may be put in
    /// @param running the plan that runs, [CapsPlan#ANYTHING] for none; what it carries stays, and so do its converters
    ///     where they do the same
    /// @return what was decided; if it has a conflict, nothing was
    /// @throws IllegalStateException if an element cannot tell its caps, or a converter cannot be made
    public CapsPlan negotiate(String pipeline, ResolvedGraph graph, ConverterPolicy policy, CapsPlan running) {
        if (GraphNetwork.isOpen(graph)) {
            return new CapsPlan(graph, null, List.of(), CapsPlan.Carried.ANYTHING, () -> open(pipeline, graph));
        }
        return new Attempt(pipeline, graph, GraphNetwork.of(graph, running), running).make(policy);
    }

    private static Negotiation open(String pipeline, ResolvedGraph graph) {
        List<Negotiation.LinkCaps> links = graph.links().stream()
                .map(link -> new Negotiation.LinkCaps(ConflictText.picture(link), Caps.ANY, Caps.ANY, Caps.ANY))
                .toList();
        return new Negotiation(GraphPicture.of(pipeline, graph), links, List.of(), 0, null);
    }

    private static List<Negotiation.LinkCaps> links(GraphNetwork network, @Nullable Map<String, Caps> agreed) {
        List<Caps> offered = Reach.offered(network.network());
        List<Caps> accepted = Reach.accepted(network.network());
        List<Negotiation.LinkCaps> links = new ArrayList<>();
        for (int port : network.links()) {
            Caps result = agreed == null
                    ? Caps.EMPTY
                    : agreed.getOrDefault(Insertions.key(network.pin(port).link()), Caps.ANY);
            links.add(new Negotiation.LinkCaps(
                    ConflictText.picture(network.pin(port).link()),
                    offered.get(network.network().port(port).feeder()),
                    accepted.get(port),
                    result));
        }
        return links;
    }

    /// One graph to decide for.
    private final class Attempt {
        private final String pipeline;
        private final ResolvedGraph graph;
        private final GraphNetwork network;
        private final CapsPlan running;

        Attempt(String pipeline, ResolvedGraph graph, GraphNetwork network, CapsPlan running) {
            this.pipeline = pipeline;
            this.graph = graph;
            this.network = network;
            this.running = running;
        }

        CapsPlan make(ConverterPolicy policy) {
            Solver.Answer plain = Solver.solve(network.network(), List.of());
            if (!(plain instanceof Solver.Answer.Refused refused)) {
                return plan(plain);
            }
            Solver.Answer converted = Solver.solve(network.network(), converters.list());
            if (policy != ConverterPolicy.DENY && !(converted instanceof Solver.Answer.Refused)) {
                return plan(converted);
            }
            Solution help = converted instanceof Solver.Answer.Agreed agreed ? agreed.solution() : null;
            Negotiation.Conflict conflict =
                    new ConflictText(network).refused(refused.port(), refused.offered(), help, policy);
            return refused(conflict, plain.steps() + converted.steps());
        }

        private CapsPlan plan(Solver.Answer answer) {
            return switch (answer) {
                case Solver.Answer.Agreed(Solution solution, long steps) -> agreed(solution, steps);
                case Solver.Answer.Refused(int port, Caps offered, long steps) ->
                    refused(new ConflictText(network).refused(port, offered, null, ConverterPolicy.DENY), steps);
                case Solver.Answer.TooMuch(int port, long steps) ->
                    refused(new ConflictText(network).tooMuch(port, steps), steps);
            };
        }

        private CapsPlan agreed(Solution solution, long steps) {
            Insertions insertions = new Insertions(network, solution, converters, running);
            boolean isDone = false;
            try {
                ResolvedGraph whole = insertions.into(graph);
                GraphNetwork result = GraphNetwork.of(whole, CapsPlan.ANYTHING);
                List<Caps> taken = Reach.accepted(result.network());
                Map<String, Caps> accepted = new HashMap<>();
                result.links()
                        .forEach(port ->
                                accepted.put(Insertions.key(result.pin(port).link()), taken.get(port)));
                isDone = true;
                return new CapsPlan(
                        whole,
                        result,
                        insertions.made(),
                        new CapsPlan.Carried(insertions.agreed(), accepted, null),
                        () -> new Negotiation(
                                GraphPicture.of(pipeline, whole),
                                links(result, insertions.agreed()),
                                insertions.told(),
                                steps,
                                null));
            } finally {
                if (!isDone) {
                    insertions.release();
                }
            }
        }

        private CapsPlan refused(Negotiation.Conflict conflict, long steps) {
            return new CapsPlan(
                    graph,
                    network,
                    List.of(),
                    new CapsPlan.Carried(Map.of(), Map.of(), conflict),
                    () -> new Negotiation(
                            GraphPicture.of(pipeline, graph), links(network, null), List.of(), steps, conflict));
        }
    }
}
