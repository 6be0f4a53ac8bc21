package io.parallax.engine.run;

import io.parallax.api.element.Source;
import java.util.HashMap;
import java.util.Map;

/// How long a buffer is under way from a live source to a sink, at least, on the slowest way. All sinks render that
/// much later, so that they stay in step and everybody upstream has the time that it needs.
final class LatencyPlan {
    private static final long NOT_LIVE = -1;

    private LatencyPlan() {}

    /// {@return the latency in nanoseconds, 0 without live sources}
    static long of(EventRoutes routes) {
        Map<ElementNode, Long> latencies = new HashMap<>();
        long longest = 0;
        for (ElementNode node : routes.nodes()) { // sources first
            long latency = latency(node, routes, latencies);
            latencies.put(node, latency);
            if (node instanceof SinkNode) {
                longest = Math.max(longest, latency);
            }
        }
        return longest;
    }

    private static long latency(ElementNode node, EventRoutes routes, Map<ElementNode, Long> latencies) {
        long before = node.graph.element() instanceof Source source && source.isLive() ? 0 : NOT_LIVE;
        for (ElementNode above : routes.above(node)) {
            before = Math.max(before, latencies.getOrDefault(above, NOT_LIVE));
        }
        return before == NOT_LIVE ? NOT_LIVE : before + own(node);
    }

    private static long own(ElementNode node) {
        try {
            return Math.max(0, ElementCode.call(node.element(), node.element()::latencyNs));
        } catch (Throwable e) {
            node.run.warn(node.name(), "did not tell its latency: " + FailureText.reason(e));
            return 0;
        }
    }
}
