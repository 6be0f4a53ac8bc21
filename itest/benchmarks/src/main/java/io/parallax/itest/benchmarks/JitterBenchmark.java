package io.parallax.itest.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineFailedException;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/// How exactly a sink keeps to the time: buffers of a live source at a steady rate through a queue into a sink that
/// waits until each is due, and how much later than that the sink gets it.
///
/// Options: `--buffers`, `--rate` a second.
public final class JitterBenchmark {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    private JitterBenchmark() {}

    /// Runs it.
    /// @param args options
    /// @throws InterruptedException if interrupted
    /// @throws PipelineFailedException if the pipeline fails
    public static void main(String... args) throws InterruptedException, PipelineFailedException {
        Options options = new Options(args);
        int buffers = options.number("buffers", 10_000);
        String text = "testsrc is-live=true rate=%d buffer-size=64 num-buffers=%d ! queue ! jittersink sync=true"
                .formatted(options.number("rate", 1_000), buffers);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (PipelineEngine engine = Parallax.embedded();
                Pipeline pipeline = engine.parse(text)) {
            long cpuNs = system.getProcessCpuTime();
            long startNs = System.nanoTime();
            pipeline.run();
            pipeline.awaitEnd();
            double cpu = (double) (system.getProcessCpuTime() - cpuNs) / (System.nanoTime() - startNs);
            report(text, pipeline, buffers, cpu);
        }
    }

    private static void report(String text, Pipeline pipeline, int buffers, double cpu) {
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            if (next instanceof Message.ElementMessage jitter
                    && jitter.fields().get("histogram") instanceof Histogram histogram) {
                if (histogram.getTotalCount() != buffers) {
                    throw new IllegalStateException(histogram.getTotalCount() + " buffers of " + buffers + " arrived");
                }
                System.out.println(text);
                for (double percentile : PERCENTILES) {
                    System.out.printf(
                            "  %5.1f %% at most %,10.1f us late%n",
                            percentile, histogram.getValueAtPercentile(percentile) / 1e3);
                }
                System.out.printf(
                        "  early: %s, processor: %.1f %% of one core%n",
                        jitter.fields().get("early"), cpu * 100);
            }
        }
    }
}
