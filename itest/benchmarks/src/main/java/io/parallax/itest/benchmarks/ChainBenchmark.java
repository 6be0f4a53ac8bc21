package io.parallax.itest.benchmarks;

import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a buffer costs on its way through a chain of elements, without and with queues between, and through a tee to
/// several sinks. Peer: the same line in `gst-launch-1.0`, where it is installed.
///
/// The cost is the slope between a short and a long run, so that starting does not count. Options: `--buffers` of the
/// long run, `--rounds`.
public final class ChainBenchmark {
    private static final int[] LENGTHS = {0, 1, 5, 10};
    private static final int[] BRANCHES = {1, 4, 16};
    private static final Path GSTREAMER = Path.of("/usr/bin/gst-launch-1.0");

    private final PipelineEngine engine;
    private final int buffers;
    private final int rounds;

    private ChainBenchmark(PipelineEngine engine, Options options) {
        this.engine = engine;
        this.buffers = options.number("buffers", 5_000_000);
        this.rounds = options.number("rounds", 5);
    }

    /// Runs it.
    /// @param args options
    /// @throws Exception if a pipeline fails
    public static void main(String... args) throws Exception {
        try (PipelineEngine engine = Parallax.embedded()) {
            ChainBenchmark benchmark = new ChainBenchmark(engine, new Options(args));
            for (String link : List.of(" ! ", " ! queue ! ")) {
                for (int length : LENGTHS) {
                    String chain = link + ("identity silent=true" + link).repeat(length) + "fakesink";
                    benchmark.compare(link.strip() + " x " + length, new Chain(chain, chain, 1));
                }
            }
            for (String link : List.of(" ! ", " ! queue ! ")) {
                for (int branches : BRANCHES) {
                    String name = "tee to " + branches + (link.contains("queue") ? " queues" : "");
                    // sinks in one thread of GStreamer would wait for each other at their first buffer
                    benchmark.compare(
                            name,
                            new Chain(
                                    " ! tee name=t branch-policy=block" + (" t." + link + "fakesink").repeat(branches),
                                    " ! tee name=t" + (" t." + link + "fakesink async=false").repeat(branches),
                                    branches));
                }
            }
        }
    }

    /// What comes after the source.
    /// @param here in our words
    /// @param there in those of GStreamer
    /// @param sinks how many sinks get each buffer
    private record Chain(String here, String there, int sinks) {}

    private void compare(String name, Chain chain) throws Exception {
        int most = buffers / chain.sinks();
        double ours = median(chain.here(), most, this::runHere);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-16s: %8.1f ns a buffer", name, ours));
        if (Files.isExecutable(GSTREAMER)) {
            double theirs = median(chain.there(), most / 20, this::runGStreamer);
            line.append(String.format(Locale.ROOT, ", GStreamer %8.1f, ratio %.4f", theirs, ours / theirs));
        }
        System.out.println(line);
    }

    private interface Runner {
        /// Runs a source of so many buffers into a chain.
        /// @return how long it took in nanoseconds
        long run(String chain, int count) throws Exception;
    }

    private double median(String chain, int most, Runner runner) throws Exception {
        int few = most / 10;
        runner.run(chain, few);
        double[] costs = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long shortNs = runner.run(chain, few);
            long longNs = runner.run(chain, most);
            costs[i] = (double) (longNs - shortNs) / (most - few);
        }
        Arrays.sort(costs);
        return costs[rounds / 2];
    }

    private long runHere(String chain, int count) throws InterruptedException, PipelineFailedException {
        String source = "fakesrc sizetype=fixed sizemax=4096 num-buffers=" + count;
        try (Pipeline pipeline = engine.parse(source + chain)) {
            long start = System.nanoTime();
            pipeline.run();
            pipeline.awaitEnd();
            long took = System.nanoTime() - start;
            long arrived = pipeline.stats().elements().getLast().in().buffers();
            if (arrived != count) {
                throw new IllegalStateException(arrived + " of " + count + " buffers arrived");
            }
            return took;
        }
    }

    private long runGStreamer(String chain, int count) throws IOException, InterruptedException {
        String source = "fakesrc sizetype=fixed sizemax=4096 num-buffers=" + count;
        List<String> words = Arrays.asList((source + chain).split(" ", -1));
        ProcessBuilder builder = new ProcessBuilder(GSTREAMER.toString(), "-q");
        builder.command().addAll(words);
        long start = System.nanoTime();
        int exit = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("gst-launch-1.0 failed with " + exit);
        }
        return System.nanoTime() - start;
    }
}
