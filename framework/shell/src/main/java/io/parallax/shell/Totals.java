package io.parallax.shell;

import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.PipelineStats;
import java.util.Set;
import java.util.stream.Collectors;

/// How far a pipeline has come: what its sources have produced.
/// @param ns how long it has been running, in nanoseconds
/// @param buffers number of buffers
/// @param bytes number of bytes
/// @param expectedBytes number of bytes in all, -1 when unknown
record Totals(long ns, long buffers, long bytes, long expectedBytes) {
    /// {@return the totals of a pipeline}
    /// @param stats its counters
    /// @param sources names of its sources
    static Totals of(PipelineStats stats, Set<String> sources) {
        long buffers = 0;
        long bytes = 0;
        for (PipelineStats.ElementStats element : stats.elements()) {
            if (sources.contains(element.name())) {
                buffers += element.out().buffers();
                bytes += element.out().bytes();
            }
        }
        return new Totals(stats.runningNs(), buffers, bytes, stats.expectedBytes());
    }

    /// {@return the names of the elements that nothing leads to}
    static Set<String> sources(Graph graph) {
        Set<String> fed = graph.links().stream().map(Graph.Link::to).collect(Collectors.toSet());
        return graph.elements().stream()
                .map(Graph.Node::name)
                .filter(name -> !fed.contains(name))
                .collect(Collectors.toSet());
    }
}
