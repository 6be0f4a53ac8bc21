package io.parallax.api.pipeline;

import io.parallax.api.caps.Caps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the links of a pipeline carry, and why.
/// @param graph the graph, with the converters that were put in
/// @param links what was asked and agreed on for each link, in the order of the graph
/// @param insertions the converters that were put in, in the order of the pipeline
/// @param steps how many steps it took to find out
/// @param conflict why there is no agreement, null if there is one
public record Negotiation(
        Graph graph,
        List<LinkCaps> links,
        List<Insertion> insertions,
        long steps,
        @Nullable Conflict conflict) {
    /// Copies the lists.
    public Negotiation {
        links = List.copyOf(links);
        insertions = List.copyOf(insertions);
    }

    /// {@return what all conversions cost}
    public int cost() {
        return insertions.stream().mapToInt(Insertion::cost).sum();
    }

    /// What one link carries.
    /// @param link the link
    /// @param offered what everything upstream together can give
    /// @param accepted what everything downstream together can take
    /// @param agreed fixed caps, [Caps#ANY] where nobody said what it carries, [Caps#EMPTY] without agreement
    public record LinkCaps(Graph.Link link, Caps offered, Caps accepted, Caps agreed) {}

    /// A converter that was put in.
    /// @param element its name in the pipeline
    /// @param type its element name
    /// @param link the link that it was put into
    /// @param taken what it takes
    /// @param given what it gives
    /// @param cost what that costs
    public record Insertion(String element, String type, Graph.Link link, Caps taken, Caps given, int cost) {
        /// {@return where it is and what for, in one line}
        public String reason() {
            return "put between " + link.from() + "." + link.fromPad() + " and " + link.to() + "." + link.toPad()
                    + " to make " + given + " of " + taken + ", cost " + cost;
        }
    }

    /// Why there is no agreement.
    /// @param link the first link whose ends do not agree
    /// @param offered what comes
    /// @param wanted what would be taken
    /// @param field the field that does not fit: a field's name, `media type` or `memory`; empty if none can be named
    /// @param text all of it in some lines: what does not fit, who says so, how to mend it
    public record Conflict(Graph.Link link, Caps offered, Caps wanted, String field, String text) {}
}
