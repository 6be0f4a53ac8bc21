package io.parallax.itest.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long a file takes through a pipeline. Peer: `cat`.
///
/// Options: `--folder` for the files, `--mib` size, `--rounds`, `--parallax` start script.
public final class FileCopyBenchmark {
    private static final long SETTLE_S = 4;

    private final Path parallax;
    private final Path original;
    private final Path copy;
    private final int rounds;

    private FileCopyBenchmark(Options options) throws IOException {
        Path folder = Files.createDirectories(options.folder("folder", System.getProperty("java.io.tmpdir")));
        int mib = options.number("mib", 2048);
        parallax = options.parallax();
        rounds = options.number("rounds", 5);
        original = folder.resolve("parallax-" + mib + ".bin");
        copy = folder.resolve("parallax-copy.bin");
        BigFile.create(original, mib);
    }

    /// Runs it.
    /// @param args options
    /// @throws IOException if a file or process cannot be handled
    /// @throws InterruptedException if interrupted
    public static void main(String... args) throws IOException, InterruptedException {
        FileCopyBenchmark benchmark = new FileCopyBenchmark(new Options(args));
        try {
            benchmark.copy();
            benchmark.read();
        } finally {
            Files.deleteIfExists(benchmark.copy);
            Files.deleteIfExists(benchmark.original);
        }
    }

    private void copy() throws IOException, InterruptedException {
        long expected = BigFile.checksum(original);
        Series cat = new Series("cat a > b");
        Series pipeline = new Series("filesrc ! queue ! filesink");
        for (int i = 0; i < rounds; i++) {
            settle();
            cat.add(Run.of(copy, List.of("cat", original.toString())));
            check(expected);
            settle();
            pipeline.add(launch("filesrc location=" + original + " ! queue ! filesink location=" + copy));
            check(expected);
        }
        report(cat, pipeline);
    }

    private void read() throws IOException, InterruptedException {
        Series cat = new Series("cat a > /dev/null");
        Series pipeline = new Series("filesrc ! fakesink");
        for (int i = 0; i < rounds; i++) {
            settle();
            cat.add(Run.of(Path.of("/dev/null"), List.of("cat", original.toString())));
            settle();
            pipeline.add(launch("filesrc location=" + original + " ! fakesink"));
        }
        report(cat, pipeline);
    }

    /// Lets the system settle: a virtual machine gives freed pages back to its host within seconds, and who comes first
    /// after that pays for getting them again. Each run starts after the same pause, or the order would decide.
    private static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLE_S);
    }

    private Run launch(String text) throws IOException, InterruptedException {
        return Run.of(null, List.of(parallax.toString(), "launch", "-q", text));
    }

    private void check(long expected) throws IOException {
        if (BigFile.checksum(copy) != expected) {
            throw new IllegalStateException("the copy differs from the original");
        }
        Files.delete(copy);
    }

    private static void report(Series peer, Series pipeline) {
        System.out.println(peer);
        System.out.println(pipeline);
        System.out.println(pipeline.ratioTo(peer));
    }
}
