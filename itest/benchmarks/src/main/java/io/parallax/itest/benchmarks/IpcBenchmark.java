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
import java.util.concurrent.TimeUnit;

/// What a buffer costs from a pipeline in one process to a pipeline in another. Peer: `shmsink` and `shmsrc` of
/// GStreamer, where it is installed, with the same lines otherwise.
///
/// The cost is the slope between a short and a long run. Nobody touches the bytes but who copies them. Options:
/// `--buffers` of the long run at 4 KiB, `--rounds`, `--parallax` start script.
public final class IpcBenchmark {
    private static final int[] SIZES = {4 << 10, 64 << 10, 1 << 20, 6 << 20};
    private static final Path GSTREAMER = Path.of("/usr/bin/gst-launch-1.0");
    private static final long LOOK_EVERY_MS = 1;

    private final PipelineEngine engine;
    private final Path parallax;
    private final Path socket;
    private final int buffers;
    private final int rounds;

    private IpcBenchmark(PipelineEngine engine, Path folder, Options options) {
        this.engine = engine;
        this.parallax = options.parallax();
        this.socket = folder.resolve("stream");
        this.buffers = options.number("buffers", 2_000_000);
        this.rounds = options.number("rounds", 3);
    }

    /// Runs it.
    /// @param args options
    /// @throws Exception if a pipeline fails
    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("parallax-ipc");
        try (PipelineEngine engine = Parallax.embedded()) {
            IpcBenchmark benchmark = new IpcBenchmark(engine, folder, new Options(args));
            for (int size : SIZES) {
                benchmark.compare(size);
            }
        } finally {
            Files.delete(folder);
        }
    }

    private void compare(int size) throws Exception {
        double ours = median(size, buffers, this::runHere);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%8d bytes: %10.1f ns a buffer", size, ours));
        if (hasPeer()) {
            int fewer = Math.max(2_000, (int) (buffers / 10L * (4 << 10) / size));
            double theirs = median(size, fewer, this::runGStreamer);
            line.append(String.format(Locale.ROOT, ", GStreamer %10.1f, ratio %.4f", theirs, ours / theirs));
        }
        System.out.println(line);
    }

    /// {@return whether GStreamer is installed, with the plugin} The base package comes without.
    private static boolean hasPeer() throws IOException, InterruptedException {
        return Files.isExecutable(GSTREAMER)
                && start(List.of("gst-inspect-1.0", "--exists", "shmsink")).waitFor() == 0;
    }

    private interface Runner {
        /// Brings so many buffers of a size to another process.
        /// @return how long it took in nanoseconds
        long run(int size, int count) throws Exception;
    }

    private double median(int size, int most, Runner runner) throws Exception {
        int few = most / 10;
        double[] costs = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long shortNs = runner.run(size, few);
            long longNs = runner.run(size, most);
            costs[i] = (double) (longNs - shortNs) / (most - few);
        }
        Arrays.sort(costs);
        return costs[rounds / 2];
    }

    private static String source(int size) {
        return "fakesrc sizetype=fixed filltype=nothing sizemax=" + size;
    }

    private long runHere(int size, int count) throws IOException, InterruptedException, PipelineFailedException {
        String producing = source(size) + " num-buffers=" + count + " ! ipcsink location=" + socket;
        Process producer = start(List.of(parallax.toString(), "launch", "-q", producing));
        awaitSocket(producer);
        try (Pipeline pipeline = engine.parse("ipcsrc location=" + socket + " ! fakesink")) {
            long start = System.nanoTime();
            pipeline.run();
            pipeline.awaitEnd();
            long took = System.nanoTime() - start;
            long arrived = pipeline.stats().elements().getLast().in().buffers();
            if (arrived != count || producer.waitFor() != 0) {
                throw new IllegalStateException(arrived + " of " + count + " buffers arrived");
            }
            return took;
        } finally {
            var _ = producer.destroyForcibly();
        }
    }

    private long runGStreamer(int size, int count) throws IOException, InterruptedException {
        String producing = source(size) + " ! shmsink sync=false shm-size=" + Math.max(32 << 20, 8 * size)
                + " socket-path=" + socket;
        String consuming = "shmsrc socket-path=" + socket + " num-buffers=" + count + " ! fakesink sync=false";
        Process producer = start(gstreamer(producing));
        try {
            awaitSocket(producer);
            long start = System.nanoTime();
            if (start(gstreamer(consuming)).waitFor() != 0) {
                throw new IllegalStateException("shmsrc failed");
            }
            return System.nanoTime() - start;
        } finally {
            producer.destroy(); // politely, since it leaves shared memory behind when it is killed
            producer.waitFor();
            Files.deleteIfExists(socket);
        }
    }

    private static List<String> gstreamer(String text) {
        return List.of((GSTREAMER + " -q " + text).split(" ", -1));
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitSocket(Process producer) throws InterruptedException {
        while (!Files.exists(socket)) {
            if (producer.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the producer ended with " + producer.exitValue());
            }
        }
    }
}
