package io.parallax.engine.run;

import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.PoolConfig;
import io.parallax.api.memory.PoolStats;
import io.parallax.engine.negotiate.PoolPlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The pool of one source pad. It is made at the first loan, when the size is known, and replaced by one with larger
/// slots when an element asks for more. The element's thread uses it; any thread may ask for [#stats()].
final class PadMemory {
    private final String name;
    private final PoolPlan plan;
    private final Supplier<MemoryPoolProvider> provider;
    private volatile @Nullable MemoryPool pool;
    private @Nullable PoolStats last;
    private boolean closed;

    PadMemory(String name, PoolPlan plan, Supplier<MemoryPoolProvider> provider) {
        this.name = name;
        this.plan = plan;
        this.provider = provider;
    }

    String name() {
        return name;
    }

    LoanedSlot loan(long size) throws InterruptedException {
        MemoryPool current = pool;
        if (current == null || current.slotSize() < size) {
            current = replace(current, size);
        }
        return current.loan();
    }

    private synchronized MemoryPool replace(@Nullable MemoryPool old, long size) {
        if (closed) {
            throw new IllegalStateException(name + " is closed: nothing can be loaned after stop()");
        }
        if (size < 1) {
            throw new IllegalArgumentException(
                    "a loan needs a size of at least 1 byte, not " + size + " (" + name + ")");
        }
        MemoryPool larger = provider.get().create(new PoolConfig(name, plan.slotSize(size), plan.slots(size)));
        pool = larger;
        if (old != null) {
            old.close();
        }
        return larger;
    }

    /// {@return the pool's counters, after closing those it had at the end; null when nothing was loaned}
    synchronized @Nullable PoolStats stats() {
        MemoryPool current = pool;
        return closed || current == null ? last : current.stats();
    }

    synchronized void close() {
        MemoryPool current = pool;
        if (!closed && current != null) {
            last = current.stats();
            current.close();
        }
        closed = true;
    }
}
