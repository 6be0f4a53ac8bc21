package io.parallax.api.pipeline;

/// States of a pipeline: `SUSPENDED` ↔ `IDLE` ↔ `RUNNING`, plus `FAILED` and `GHOST`; `STOPPING` on the way down.
public enum PipelineState {
    /// Nothing is open; no memory, no threads.
    SUSPENDED,
    /// Everything is open, nothing flows.
    IDLE,
    /// Buffers flow.
    RUNNING,
    /// Everything is on its way to be closed: threads leave, elements stop. An element that holds on to its thread
    /// keeps the pipeline here; [Message.Stuck] names it.
    STOPPING,
    /// An element failed, or a thread was given up; everything else is closed. Running again starts afresh.
    FAILED,
    /// An element that the pipeline needs is not there: [Pipeline#missing()] names it. There is no graph and nothing
    /// can run. When the element comes, the pipeline is `SUSPENDED`.
    GHOST
}
