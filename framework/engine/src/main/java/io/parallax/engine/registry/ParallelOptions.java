package io.parallax.engine.registry;

import io.parallax.api.element.Property;

/// Property that the engine gives to stateless transforms: how many threads work for one.
public final class ParallelOptions {
    /// Buffers that are dealt out a thread: enough that one that finishes early finds the next.
    private static final int DEALT_A_WORKER = 2;

    @Property(summary = "threads that work for this element at once; what comes out keeps its order", min = 1, max = 64)
    private int parallel = 1;

    /// {@return whether more than one thread works for the element}
    public boolean isParallel() {
        return parallel > 1;
    }

    /// {@return how many threads work for the element}
    public int workers() {
        return parallel;
    }

    /// {@return how many buffers may be dealt out to them at once}
    public int window() {
        return parallel * DEALT_A_WORKER;
    }
}
