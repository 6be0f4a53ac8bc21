package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the links of a graph carry. Immutable.
public final class CapsPlan {
    /// Nobody says what anything carries.
    public static final CapsPlan ANYTHING = new CapsPlan(
            ResolvedGraph.EMPTY,
            null,
            List.of(),
            Carried.ANYTHING,
            () -> new Negotiation(new Graph("", List.of(), List.of()), List.of(), List.of(), 0, null));

    private final ResolvedGraph graph;
    private final @Nullable GraphNetwork network;
    private final List<GraphNode> converters;
    private final Carried carried;
    private final Supplier<Negotiation> negotiation;

    /// @param graph the graph, with the converters
    /// @param network its network, null if nobody says anything
    /// @param converters the converters
    /// @param carried what outputs carry
    /// @param negotiation the same for people
    CapsPlan(
            ResolvedGraph graph,
            @Nullable GraphNetwork network,
            List<GraphNode> converters,
            Carried carried,
            Supplier<Negotiation> negotiation) {
        this.graph = graph;
        this.network = network;
        this.converters = List.copyOf(converters);
        this.carried = carried;
        this.negotiation = negotiation;
    }

    /// What outputs carry.
    /// @param agreed what each carries, by `element.pad`
    /// @param accepted what can be taken from each, by `element.pad`
    /// @param conflict why nothing was decided, null if something was
    record Carried(Map<String, Caps> agreed, Map<String, Caps> accepted, Negotiation.@Nullable Conflict conflict) {
        static final Carried ANYTHING = new Carried(Map.of(), Map.of(), null);

        Carried {
            agreed = Map.copyOf(agreed);
            accepted = Map.copyOf(accepted);
        }
    }

    /// {@return the graph, with the converters that were put in}
    public ResolvedGraph graph() {
        return graph;
    }

    /// {@return the converters that were put in}
    public List<GraphNode> converters() {
        return converters;
    }

    /// {@return what was decided, for people}
    public Negotiation negotiation() {
        return negotiation.get();
    }

    /// {@return why nothing was decided, null if something was}
    public Negotiation.@Nullable Conflict conflict() {
        return carried.conflict();
    }

    /// {@return the converters that were put in, and why}
    public List<Negotiation.Insertion> insertions() {
        return converters.isEmpty() ? List.of() : negotiation().insertions();
    }

    /// {@return fixed caps of an output, ANY if nobody said what it carries}
    /// @param element name of the element
    /// @param pad name of its pad
    public Caps agreed(String element, String pad) {
        return carried.agreed().getOrDefault(element + "." + pad, Caps.ANY);
    }

    /// {@return whether an output is there}
    boolean carries(GraphNode node, String pad) {
        return graph.links().stream()
                .anyMatch(link -> link.from().equals(node) && link.fromPad().equals(pad));
    }

    /// {@return what everything behind an output together can take}
    /// @param element name of the element
    /// @param pad name of its pad
    public Caps accepted(String element, String pad) {
        return carried.accepted().getOrDefault(element + "." + pad, Caps.ANY);
    }

    /// {@return why an output cannot carry something from now on, null if it can}
    /// @param element name of the element
    /// @param pad name of its pad
    /// @param caps fixed caps
    public @Nullable String refusal(String element, String pad, Caps caps) {
        Caps possible = accepted(element, pad);
        if (network == null || possible.canIntersect(caps)) {
            return null;
        }
        return network.links().stream()
                .filter(port -> Insertions.key(network.pin(port).link()).equals(element + "." + pad))
                .findFirst()
                .map(port -> new ConflictText(network).changed(port, caps, possible))
                .orElse(null);
    }

    /// {@return fixed caps of what comes out of an output from now on, ANY if nobody said what it carries}
    /// @param node the element
    /// @param pad its output
    /// @param arriving fixed caps of what comes in
    /// @param rule how the one follows from the other
    /// @param before what came out before, which is kept as far as possible
    public Caps following(GraphNode node, PadTemplate pad, Caps arriving, CapsRule rule, Caps before) {
        Caps possible = Rules.meet(node.element().caps(pad), accepted(node.name(), pad.name()));
        Caps next = Rules.down(arriving, possible, rule);
        if (next.isAny()) {
            return next;
        }
        Map<String, CapsValue> wishes = before.structures().isEmpty()
                ? Map.of()
                : before.structures().getFirst().fields();
        return next.fixate(wishes);
    }

    /// {@return a converter of this plan}
    /// @param name its name in the pipeline
    /// @param insertion what it was put in for; it is only given for the same
    Optional<GraphNode> converter(String name, Negotiation.Insertion insertion) {
        return insertions().contains(insertion)
                ? converters.stream().filter(node -> node.name().equals(name)).findFirst()
                : Optional.empty();
    }

    /// Gives the converters back.
    /// @param held elements that somebody else gives back
    public void release(Set<GraphNode> held) {
        converters.stream()
                .filter(node -> !held.contains(node))
                .forEach(node -> node.provider().release(node.element()));
    }
}
