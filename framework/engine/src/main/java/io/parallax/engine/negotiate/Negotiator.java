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
    /// @return what was decided; if its negotiation has a conflict, nothing was
    /// @throws IllegalStateException if an element cannot tell its caps, or a converter cannot be made
    public CapsPlan negotiate(String pipeline, ResolvedGraph graph, ConverterPolicy policy) {
        if (GraphNetwork.isOpen(graph)) {
            return new CapsPlan(graph, null, List.of(), CapsPlan.Carried.ANYTHING, () -> open(pipeline, graph));
        }
        GraphNetwork network = GraphNetwork.of(graph);
        Solver.Answer plain = Solver.solve(network.network(), List.of());
        if (!(plain instanceof Solver.Answer.Refused refused)) {
            return plan(pipeline, graph, network, plain);
        }
        Solver.Answer converted = Solver.solve(network.network(), converters.list());
        if (policy != ConverterPolicy.DENY && !(converted instanceof Solver.Answer.Refused)) {
            return plan(pipeline, graph, network, converted);
        }
        Solution help = converted instanceof Solver.Answer.Agreed agreed ? agreed.solution() : null;
        Negotiation.Conflict conflict =
                new ConflictText(network).refused(refused.port(), refused.offered(), help, policy);
        return refused(pipeline, graph, network, conflict, plain.steps() + converted.steps());
    }

    private static Negotiation open(String pipeline, ResolvedGraph graph) {
        List<Negotiation.LinkCaps> links = graph.links().stream()
                .map(link -> new Negotiation.LinkCaps(ConflictText.picture(link), Caps.ANY, Caps.ANY, Caps.ANY))
                .toList();
        return new Negotiation(GraphPicture.of(pipeline, graph), links, List.of(), 0, null);
    }

    private CapsPlan plan(String pipeline, ResolvedGraph graph, GraphNetwork network, Solver.Answer answer) {
        if (answer instanceof Solver.Answer.Agreed(Solution solution, long steps)) {
            return agreed(pipeline, graph, new Insertions(network, solution, converters), steps);
        }
        int port = answer instanceof Solver.Answer.TooMuch(int around, long _) ? around : 0;
        return refused(pipeline, graph, network, new ConflictText(network).tooMuch(port, answer.steps()), answer.steps());
    }

    private static CapsPlan agreed(String pipeline, ResolvedGraph graph, Insertions insertions, long steps) {
        boolean isDone = false;
        try {
            ResolvedGraph whole = insertions.into(graph);
            GraphNetwork network = GraphNetwork.of(whole);
            Map<String, Caps> accepted = new HashMap<>();
            List<Caps> taken = Reach.accepted(network.network());
            network.links().forEach(port -> accepted.put(Insertions.key(network.pin(port).link()), taken.get(port)));
            Map<String, Caps> agreed = insertions.agreed();
            isDone = true;
            return new CapsPlan(
                    whole,
                    network,
                    insertions.made(),
                    new CapsPlan.Carried(agreed, accepted, null),
                    () -> new Negotiation(
                            GraphPicture.of(pipeline, whole), links(network, agreed), insertions.told(), steps, null));
        } finally {
            if (!isDone) {
                insertions.made().forEach(node -> node.provider().release(node.element()));
            }
        }
    }

    private static CapsPlan refused(
            String pipeline, ResolvedGraph graph, GraphNetwork network, Negotiation.Conflict conflict, long steps) {
        return new CapsPlan(
                graph,
                network,
                List.of(),
                new CapsPlan.Carried(Map.of(), Map.of(), conflict),
                () -> new Negotiation(
                        GraphPicture.of(pipeline, graph), links(network, null), List.of(), steps, conflict));
    }

    private static List<Negotiation.LinkCaps> links(
            GraphNetwork network, @Nullable Map<String, Caps> agreed) {
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
}
