package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
import io.parallax.api.time.ClockProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Picks the clock that a run goes by: of those that elements bring the one of the highest priority, of equals the
/// first in the graph; else the system's.
final class ClockElection {
    private Clock clock;
    private String element = "";
    private int priority;

    ClockElection(Clock system) {
        this.clock = system;
    }

    /// Asks the elements.
    /// @return null, or the failure of one that did not answer
    Message.@Nullable Failed hold(String pipeline, List<ElementNode> nodes) {
        for (ElementNode node : nodes) {
            try {
                if (node.element() instanceof ClockProvider provider) {
                    var _ = ElementCode.call(node.element(), () -> consider(node, provider));
                }
            } catch (Throwable e) {
                return FailureText.message(pipeline, node, e);
            }
        }
        return null;
    }

    private boolean consider(ElementNode node, ClockProvider provider) {
        boolean wins = element.isEmpty() || provider.clockPriority() > priority;
        if (wins) {
            priority = provider.clockPriority();
            clock = provider.provideClock();
            element = node.name();
        }
        return wins;
    }

    Clock clock() {
        return clock;
    }

    /// {@return name of the element that brings the clock, empty for the system's clock}
    String element() {
        return element;
    }
}
