package io.parallax.api.pipeline;

/// States of a pipeline: `SUSPENDED` ↔ `IDLE` ↔ `RUNNING`, plus `FAILED`.
public enum PipelineState {
    /// Nothing is open; no memory, no threads.
    SUSPENDED,
    /// Everything is open, nothing flows.
    IDLE,
    /// Buffers flow.
    RUNNING,
    /// An element failed; everything is closed. Running again starts afresh.
    FAILED
}
