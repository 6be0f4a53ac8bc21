package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.engine.negotiate.GraphNetwork.Pin;
import io.parallax.engine.parse.Place;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells people why there is no agreement.
final class ConflictText {
    private final GraphNetwork graph;

    ConflictText(GraphNetwork graph) {
        this.graph = graph;
    }

    /// {@return what is wrong}
    /// @param port the port that no choice got past
    /// @param offered what reaches it
    /// @param help an agreement with converters, null if there is none
    /// @param policy whether converters may be used
    Negotiation.Conflict refused(int port, Caps offered, @Nullable Solution help, ConverterPolicy policy) {
        Network network = graph.network();
        int input = network.port(port).isInput()
                ? port
                : network.port(port).bonds().isEmpty()
                        ? port
                        : network.port(port).bonds().getFirst().input();
        Caps wanted = network.port(port).caps();
        String field = Blame.field(offered, wanted);
        Pin pin = graph.pin(port);
        StringBuilder text = new StringBuilder("caps do not meet on the link ")
                .append(link(graph.pin(input).link()))
                .append(field.isEmpty() ? "" : ": " + field);
        text.append("\n  comes:  ").append(offered).append(source(port, field));
        text.append("\n  wanted: ")
                .append(wanted)
                .append("   (")
                .append(who(pin.node()))
                .append(')');
        text.append("\n  hint: ").append(hint(field, help, policy));
        return new Negotiation.Conflict(picture(graph.pin(input).link()), offered, wanted, field, text.toString());
    }

    /// {@return that it would take too long to find out}
    Negotiation.Conflict tooMuch(int port, long steps) {
        GraphLink link = graph.pin(port).link();
        String text = "caps were not agreed on within " + steps + " steps, around the link " + link(link)
                + "\n  hint: there are too many ways to combine formats; put caps between links to leave fewer";
        return new Negotiation.Conflict(picture(link), Caps.EMPTY, Caps.EMPTY, "", text);
    }

    /// {@return that something cannot be taken from now on}
    /// @param port the input
    /// @param caps what comes
    /// @param possible what could be taken
    String changed(int port, Caps caps, Caps possible) {
        String field = Blame.field(caps, possible);
        var culprit = new Blame(graph.network()).below(port, caps, field);
        return "caps changed on the link " + link(graph.pin(port).link()) + " to what cannot be taken: " + field
                + "\n  comes:  " + caps
                + "\n  wanted: " + possible
                + (culprit.isEmpty()
                        ? ""
                        : "   (" + field + " by "
                                + who(graph.pin(culprit.getAsInt()).node()) + ")")
                + "\n  hint: put an element between that converts it, or let it be restricted less";
    }

    private String source(int port, String field) {
        if (field.isEmpty()) {
            return "   (each alone would fit, but not together with what else was asked for)";
        }
        var culprit = new Blame(graph.network()).culprit(port, field);
        return culprit.isEmpty()
                ? ""
                : "   (" + field + " by " + who(graph.pin(culprit.getAsInt()).node()) + ")";
    }

    private String hint(String field, @Nullable Solution help, ConverterPolicy policy) {
        if (help == null) {
            String what = field.isEmpty() ? "this" : field;
            return "no converter that is installed changes " + what + " so that it fits; put an element between that "
                    + "does, or change what one side asks for";
        }
        List<Solution.Insertion> insertions = help.insertions();
        String put = insertions.stream()
                .map(each -> each.conversion().name() + " into "
                        + link(graph.pin(each.port()).link()))
                .distinct()
                .collect(Collectors.joining(" and "));
        return "put " + put + (policy == ConverterPolicy.DENY ? ", or let the engine do it: allow converters" : "");
    }

    /// {@return an element, and where it is written}
    static String who(GraphNode node) {
        Place place = node.place();
        if (place.line() == 0) {
            return node.name();
        }
        return node.name()
                + (place.line() > 1 ? " at line " + place.line() + " column " : " at column ")
                + place.column();
    }

    static String link(GraphLink link) {
        return link.from().name() + "." + link.fromPad() + " -> " + link.to().name() + "." + link.toPad();
    }

    static Graph.Link picture(GraphLink link) {
        return new Graph.Link(link.from().name(), link.fromPad(), link.to().name(), link.toPad());
    }
}
