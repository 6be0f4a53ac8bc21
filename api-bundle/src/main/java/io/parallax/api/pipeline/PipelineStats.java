package io.parallax.api.pipeline;

import io.parallax.api.memory.PoolStats;
import java.util.List;
import java.util.Map;

/// Counters of a pipeline, read while it runs.
/// @param pipeline name of the pipeline
/// @param state its state
/// @param runningNs how long it has been running, in nanoseconds
/// @param expectedBytes bytes that its sources will produce in all, -1 when unknown
/// @param elements counters of the elements, in the order of the graph
/// @param queues levels of the queues, by the name of the queue element
/// @param pools memory pools, by the name of the pad that loans from them
/// @param abandoned threads of elements that were given up and have not returned yet
public record PipelineStats(
        String pipeline,
        PipelineState state,
        long runningNs,
        long expectedBytes,
        List<ElementStats> elements,
        Map<String, QueueLevel> queues,
        Map<String, PoolStats> pools,
        int abandoned) {
    /// Counters of one element since the pipeline started.
    /// @param name its name in the pipeline
    /// @param type its element name
    /// @param in what came in
    /// @param out what went out
    /// @param dropped buffers that a queue or sink dropped, or that were skipped since the element failed at them
    public record ElementStats(String name, String type, Count in, Count out, long dropped) {}

    /// An amount of data.
    /// @param buffers number of buffers
    /// @param bytes number of bytes
    public record Count(long buffers, long bytes) {}

    /// What is in a queue now.
    /// @param buffers number of buffers
    /// @param bytes number of bytes
    /// @param timeNs span of their time stamps in nanoseconds
    public record QueueLevel(long buffers, long bytes, long timeNs) {}
}
