package io.parallax.engine.run;

import io.parallax.api.memory.EmptyPolicy;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.memory.Reclaimer;
import io.parallax.engine.negotiate.PoolCover;
import io.parallax.engine.negotiate.PoolPlan;
import io.parallax.engine.registry.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pool of one source pad. It is made at the first loan, when the size is known, and replaced by one with larger
/// slots when an element asks for more. Any thread may use it: an application loans in its own.
final class PadMemory {
    private final String name;
    private final Request request;
    private final PoolProviders providers;
    private final Consumer<String> warnings;
    private volatile @Nullable MemoryPool pool;

    /// Guarded by this object: queues behind the pad that may lose buffers, the last on the way first.
    private List<? extends Reclaimer> reclaimers;

    private @Nullable PoolStats last;
    private boolean warned;
    private boolean closed;

    /// What the pool is to be like.
    /// @param options what was asked for
    /// @param plan what the queues behind the pad need
    /// @param cover the queues behind the pad
    /// @param reclaimers queues behind the pad that may lose buffers at first, the last on the way first
    record Request(PoolOptions options, PoolPlan plan, PoolCover cover, List<? extends Reclaimer> reclaimers) {
        int slots(long slotSize) {
            return options.slots() > 0 ? options.slots() : plan.slots(slotSize);
        }
    }

    /// @param warnings told what is wrong with the pool, before the pipeline starts if it can be known then
    PadMemory(String name, Request request, PoolProviders providers, Consumer<String> warnings) {
        this.name = name;
        this.request = request;
        this.providers = providers;
        this.warnings = warnings;
        this.reclaimers = request.reclaimers;
        if (request.options.slots() > 0) {
            compare(request.options.slots(), request.options.slotSize());
        }
        if (request.options.onEmpty() == EmptyPolicy.TAKE_OLDEST && request.reclaimers.isEmpty()) {
            warnings.accept("pool-empty=take-oldest finds nothing to take: no queue behind it has leaky=downstream, so"
                    + " it waits");
        }
    }

    private void compare(int slots, long slotSize) {
        if (request.options.onEmpty() == EmptyPolicy.TAKE_OLDEST) {
            return; // a small pool is how one asks for the newest only
        }
        request.cover.shortfall(slots, slotSize).filter(_ -> !warned).ifPresent(text -> {
            warned = true;
            warnings.accept(text);
        });
    }

    String name() {
        return name;
    }

    LoanedSlot loan(long size) throws InterruptedException {
        while (true) {
            MemoryPool current = pool(size);
            try {
                return current.loan();
            } catch (IllegalStateException e) {
                giveUpIfCurrent(current, e);
            }
        }
    }

    /// {@return a slot, or null if none became free in time}
    @Nullable LoanedSlot loan(long size, Duration limit) throws InterruptedException {
        while (true) {
            MemoryPool current = pool(size);
            try {
                return current.loan(limit);
            } catch (IllegalStateException e) {
                giveUpIfCurrent(current, e);
            }
        }
    }

    /// A pool that another thread has put a larger one in the place of may be closed.
    @SuppressWarnings("ReferenceEquality") // pools are compared by identity
    private synchronized void giveUpIfCurrent(MemoryPool current, IllegalStateException failure) {
        if (closed || pool == current) {
            throw failure;
        }
    }

    /// {@return number of slots, 0 before the first loan}
    int slots() {
        MemoryPool current = pool;
        return current == null ? 0 : current.slots();
    }

    private MemoryPool pool(long size) {
        MemoryPool current = pool;
        return current == null || current.slotSize() < size ? replace(size) : current;
    }

    private synchronized MemoryPool replace(long size) {
        MemoryPool old = pool;
        if (old != null && old.slotSize() >= size) {
            return old; // another thread was faster
        }
        if (closed) {
            throw new IllegalStateException(name + " is closed: nothing can be loaned after stop()");
        }
        if (size < 1) {
            throw new IllegalArgumentException(
                    "a loan needs a size of at least 1 byte, not " + size + " (" + name + ")");
        }
        if (old != null && old.type() == MemoryType.MAPPED_FILE) {
            throw new IllegalArgumentException("a buffer of " + size + " bytes does not fit the slots of "
                    + old.slotSize() + " bytes in a mapped file: set pool-slot-size=" + size + " (" + name + ")");
        }
        MemoryPool larger = make(Math.max(size, request.options.slotSize()));
        pool = larger;
        if (old != null) {
            old.close();
        }
        return larger;
    }

    private MemoryPool make(long wantedSize) {
        long slotSize = request.plan.slotSize(wantedSize);
        int slots = request.slots(slotSize);
        compare(slots, slotSize);
        MemoryPoolProvider provider = providers.of(request.options);
        MemoryPool made = provider.create(request.options.config(name, slotSize, slots));
        reclaimers.forEach(made::addReclaimer);
        return made;
    }

    /// Other queues are behind the pad from now on. Who waits for a slot asks them within some milliseconds.
    /// @param queues those that may lose buffers, the last on the way first
    synchronized void reclaimFrom(List<? extends Reclaimer> queues) {
        MemoryPool current = pool;
        if (!closed && current != null) {
            reclaimers.forEach(current::removeReclaimer);
            queues.forEach(current::addReclaimer);
        }
        reclaimers = queues;
    }

    /// {@return the pool's counters, after closing those it had at the end; null when nothing was loaned}
    synchronized @Nullable PoolStats stats() {
        MemoryPool current = pool;
        return closed || current == null ? last : current.stats();
    }

    /// Checks that the memory is still there.
    /// @throws io.parallax.api.memory.MemoryException if not; the message says what happened to it
    synchronized void check() {
        MemoryPool current = pool;
        if (!closed && current != null) {
            current.segment().check();
        }
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
