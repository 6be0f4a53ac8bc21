package io.parallax.shell;

import io.parallax.api.caps.Caps;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Negotiation;

/// What was negotiated, written down for people.
final class NegotiationText {
    private NegotiationText() {}

    /// {@return each link with what comes from above, what fits below, and what was agreed on; then the converters}
    static String of(Negotiation negotiation) {
        StringBuilder out = new StringBuilder();
        for (Negotiation.LinkCaps each : negotiation.links()) {
            append(each, out);
        }
        for (Negotiation.Insertion insertion : negotiation.insertions()) {
            out.append(insertion.element())
                    .append("\n  ")
                    .append(insertion.reason())
                    .append('\n');
        }
        out.append(negotiation.conflict() == null ? "agreed" : "not agreed");
        if (negotiation.cost() > 0) {
            out.append(", conversions cost ").append(negotiation.cost());
        }
        out.append(", ").append(negotiation.steps()).append(negotiation.steps() == 1 ? " step" : " steps");
        return out.toString();
    }

    private static void append(Negotiation.LinkCaps link, StringBuilder out) {
        out.append(link(link.link()));
        if (link.offered().isAny() && link.accepted().isAny() && link.agreed().isAny()) {
            out.append("\n  carries anything: nobody says what\n");
            return;
        }
        Table table = Table.plain();
        rows(table, "from above", link.offered());
        rows(table, "fits below", link.accepted());
        if (link.agreed().isAny()) {
            table.row("agreed on", "nothing: nobody says what it carries");
        } else if (!link.agreed().isEmpty()) {
            table.row("agreed on", link.agreed().toString());
        }
        table.lines("  ").forEach(line -> out.append('\n').append(line));
        out.append('\n');
    }

    /// An alternative a line.
    private static void rows(Table table, String title, Caps caps) {
        String first = title;
        for (String alternative : ElementText.alternatives(caps)) {
            table.row(first, alternative);
            first = "";
        }
    }

    /// {@return both ends of a link}
    static String link(Graph.Link link) {
        return link.from() + "." + link.fromPad() + " -> " + link.to() + "." + link.toPad();
    }
}
