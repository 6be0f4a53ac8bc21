package io.parallax.itest.benchmarks;

import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineFailedException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A whole run of a pipeline, for what it allocates: `-prof gc` tells bytes a run, `gc.alloc.rate.norm`. What a run
/// allocates once, such as its nodes, threads and messages, is the same whatever the number of buffers; so the
/// difference between a long and a short run is what buffers cost.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class StreamBenchmark {
    /// How many buffers a run has.
    @Param({"1000000", "4000000"})
    public int buffers;

    /// What is between source and sink.
    @Param({
        " ! ",
        " ! identity ! identity ! identity ! identity ! identity ! ",
        " ! queue ! ",
        " ! identity ! queue ! identity ! queue ! "
    })
    public String between;

    private PipelineEngine engine;
    private Pipeline pipeline;

    /// Makes the engine.
    @Setup
    public void open() {
        engine = Parallax.embedded();
    }

    /// Makes a pipeline.
    @Setup(Level.Invocation)
    public void parse() {
        pipeline = engine.parse("fakesrc sizetype=fixed sizemax=4096 num-buffers=" + buffers + between + "fakesink");
    }

    /// Closes it, and sees that every buffer arrived.
    @TearDown(Level.Invocation)
    public void check() {
        long arrived = pipeline.stats().elements().getLast().in().buffers();
        pipeline.close();
        if (arrived != buffers) {
            throw new IllegalStateException(arrived + " of " + buffers + " buffers arrived");
        }
    }

    /// Gives everything back.
    @TearDown
    public void close() {
        engine.close();
    }

    /// Runs it.
    /// @return the pipeline
    /// @throws InterruptedException never
    /// @throws PipelineFailedException never
    @Benchmark
    public Pipeline run() throws InterruptedException, PipelineFailedException {
        pipeline.run();
        pipeline.awaitEnd();
        return pipeline;
    }
}
