package io.parallax.itest.benchmarks;

import static java.util.Objects.requireNonNull;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The life of a buffer on one thread. Baseline: one uncontended atomic increment. The size of the slots must not
/// matter.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class PoolBenchmark {
    /// Size of a slot in bytes.
    @Param({"64", "65536"})
    public long slotSize;

    /// What the slots are made of.
    @Param({"HEAP", "SHARED"})
    public MemoryType type;

    private final AtomicLong counter = new AtomicLong();
    private MemoryPool pool;
    private Buffer resident;

    /// Makes the pool.
    @Setup
    public void open() {
        for (MemoryPoolProvider provider : ServiceLoader.load(MemoryPoolProvider.class)) {
            if (provider.type() == type) {
                pool = provider.create(new PoolConfig("benchmark", slotSize, 64));
            }
        }
        resident = requireNonNull(pool.tryLoan()).publish(slotSize);
    }

    /// Gives it back, and sees that every slot came home.
    @TearDown
    public void close() {
        resident.close();
        if (pool.stats().free() != pool.slots()) {
            throw new IllegalStateException("slots are missing: " + pool.stats());
        }
        pool.close();
    }

    /// Baseline.
    /// @return a number
    @Benchmark
    public long atomicIncrement() {
        return counter.incrementAndGet();
    }

    /// Borrows a slot, publishes it and releases the buffer.
    /// @return its size
    /// @throws InterruptedException never
    @Benchmark
    public long loanPublishRelease() throws InterruptedException {
        try (LoanedSlot slot = pool.loan()) {
            Buffer buffer = slot.publish(slotSize);
            long size = buffer.size();
            buffer.close();
            return size;
        }
    }

    /// One more reference and back.
    /// @return its size
    @Benchmark
    public long retainRelease() {
        Buffer second = resident.retain();
        long size = second.size();
        second.close();
        return size;
    }

    /// A reference to a part and back.
    /// @return its size
    @Benchmark
    public long viewRelease() {
        Buffer part = resident.view(8, 16);
        long size = part.size();
        part.close();
        return size;
    }
}
