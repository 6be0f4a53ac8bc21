package io.parallax.itest.benchmarks;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A buffer that is loaned and published in one thread and released in another. Baseline: a constant object over the
/// same queue. An invocation is a run of buffers, and ends when the last one was released.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"
        })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@State(Scope.Benchmark)
public class HandOverBenchmark {
    private static final int RUN = 100_000;
    private static final int CAPACITY = 256;

    /// More than the queue holds, so that the queue holds the writer up and not the pool.
    private static final int SLOTS = 1024;
    private static final int PAUSES = 20;

    /// Which queue is between the threads.
    @Param({"JCTOOLS", "AGRONA"})
    public String queue;

    private final MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("hand-over", 4096, SLOTS));
    private Queue<Object> link;
    private Thread reader;
    private volatile boolean done;
    private volatile long received;

    /// Starts the reader.
    @Setup(Level.Trial)
    public void start() {
        link = queue.equals("AGRONA")
                ? new OneToOneConcurrentArrayQueue<>(CAPACITY)
                : new SpscAtomicArrayQueue<>(CAPACITY);
        reader = Thread.ofPlatform().start(this::read);
    }

    /// Ends the reader, and sees that every slot came home.
    /// @throws InterruptedException never
    @TearDown(Level.Trial)
    public void end() throws InterruptedException {
        done = true;
        reader.join();
        if (pool.stats().free() != pool.slots()) {
            throw new IllegalStateException("slots are missing: " + pool.stats());
        }
        pool.close();
    }

    private void read() {
        long count = 0;
        while (!done) {
            Object next = link.poll();
            if (next == null) {
                received = count;
                pause();
                continue;
            }
            if (next instanceof Buffer buffer) {
                buffer.close();
            }
            count++;
        }
    }

    private static void pause() {
        for (int i = 0; i < PAUSES; i++) {
            Thread.onSpinWait();
        }
    }

    private void offer(Object next) {
        while (!link.offer(next)) {
            pause();
        }
    }

    private void awaitReceived(long count) {
        while (received < count) {
            pause();
        }
    }

    /// Buffers.
    /// @return how many were received
    @Benchmark
    @OperationsPerInvocation(RUN)
    public long buffers() {
        long due = received + RUN;
        for (int i = 0; i < RUN; i++) {
            LoanedSlot loan = pool.tryLoan();
            while (loan == null) {
                pause();
                loan = pool.tryLoan();
            }
            Buffer buffer = loan.publish(64);
            loan.close();
            offer(buffer);
        }
        awaitReceived(due);
        return due;
    }

    /// Baseline: the queue alone.
    /// @return how many were received
    @Benchmark
    @OperationsPerInvocation(RUN)
    public long queueAlone() {
        long due = received + RUN;
        for (int i = 0; i < RUN; i++) {
            offer(this);
        }
        awaitReceived(due);
        return due;
    }
}
