package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.PadDirection;
import io.parallax.engine.negotiate.CapsPlan;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.GraphNode;
import org.jspecify.annotations.Nullable;

/// What an output carries, and what it may carry. The element's thread uses it, once the stream has started.
final class PadCaps {
    private final GraphNode node;
    private final String pad;
    private @Nullable CapsPlan plan;
    private Caps now = Caps.ANY;

    PadCaps(GraphNode node, String pad) {
        this.node = node;
        this.pad = pad;
    }

    void agree(CapsPlan agreed) {
        plan = agreed;
    }

    /// {@return fixed caps that were agreed on at the start, ANY if nobody said}
    Caps agreed() {
        return plan == null ? Caps.ANY : plan.agreed(node.name(), pad);
    }

    /// {@return what was announced last, ANY if nothing was}
    Caps now() {
        return now;
    }

    /// Lets the element learn that it carries something else from now on.
    /// @throws Exception if downstream cannot take it, or the element refuses
    void change(Caps caps) throws Exception {
        String refusal = plan == null ? null : plan.refusal(node.name(), pad, caps);
        if (refusal != null) {
            throw new ElementFailure(refusal, null);
        }
        now = caps;
        ElementShape shape = ElementShape.of(node.element().getClass());
        node.element().accept(shape.pad(pad, PadDirection.SOURCE), caps);
    }
}
