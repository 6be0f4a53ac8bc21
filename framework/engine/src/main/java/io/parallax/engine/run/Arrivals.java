package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.Flow;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.event.Event;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;

/// Handles caps that arrive at an element with one input. The element's thread uses it.
final class Arrivals {
    private final ElementNode owner;
    private final GraphNode node;

    Arrivals(ElementNode owner) {
        this.owner = owner;
        this.node = owner.graph;
    }

    /// Lets the element learn what arrives at its one input.
    /// @return whether the event is left to the element
    /// @throws Exception if the element refuses, or nothing that comes out could be taken
    boolean learn(Caps caps, List<PadOutput> outputs) throws Exception {
        return learn(shape().pads(PadDirection.SINK).getFirst(), caps, outputs);
    }

    /// Lets the element learn what arrives at one of its inputs.
    /// @return whether the event is left to the element
    /// @throws Exception if the element refuses, or nothing that comes out could be taken
    boolean learn(String pad, Caps caps, List<PadOutput> outputs) throws Exception {
        return learn(shape().pad(pad, PadDirection.SINK), caps, outputs);
    }

    private ElementShape shape() {
        return ElementShape.of(node.element().getClass());
    }

    /// If some output carries something else, says there what comes out; if all
    /// carry the same, that is left to the element.
    private boolean learn(PadTemplate input, Caps caps, List<PadOutput> outputs) throws Exception {
        ElementShape shape = shape();
        node.element().accept(input, caps);
        boolean isSame = true;
        for (PadOutput output : outputs) {
            isSame &= rule(shape, input, output).kind() == CapsRule.Kind.SAME;
        }
        for (PadOutput output : isSame ? List.<PadOutput>of() : outputs) {
            announce(caps, output, shape.pad(output.pad(), PadDirection.SOURCE), rule(shape, input, output));
        }
        return isSame;
    }

    private CapsRule rule(ElementShape shape, PadTemplate input, PadOutput output) {
        return node.element().rule(input, shape.pad(output.pad(), PadDirection.SOURCE));
    }

    private void announce(Caps arriving, PadOutput output, PadTemplate pad, CapsRule rule) throws ElementFailure {
        if (rule.kind() == CapsRule.Kind.INDEPENDENT) {
            return;
        }
        Caps next = owner.plan.following(node, pad, arriving, rule, output.carried());
        if (next.isEmpty()) {
            throw new ElementFailure(
                    "nothing that " + pad.name() + " may carry can be made of " + arriving
                            + ": put an element before it that converts it, or change what is asked for behind it",
                    null);
        }
        Flow _ = next.isAny() ? Flow.Signal.CONTINUE : output.push(new Event.CapsChanged(next));
    }
}
