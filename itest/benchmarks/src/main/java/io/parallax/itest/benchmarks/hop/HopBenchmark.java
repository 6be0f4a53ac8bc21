package io.parallax.itest.benchmarks.hop;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.parallax.itest.benchmarks.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Messages between two processes: one way, which is half of a round trip, and streamed. Every message is checked: its
/// number, its size and, where it is touched, the sum of its words.
///
/// Rounds are short and go round robin over the transports, so that what disturbs the machine disturbs all alike.
/// Options: `--rounds`, `--largest` size in bytes.
public final class HopBenchmark {
    private static final int[] SIZES = {64, 4 << 10, 64 << 10, 1 << 20, 6 << 20};
    private static final int WARM_UP_ROUNDS = 20;

    private final Path folder;
    private final int rounds;

    private HopBenchmark(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /// Runs it.
    /// @param args options
    /// @throws IOException if a process or file cannot be handled
    /// @throws InterruptedException if interrupted
    public static void main(String... args) throws IOException, InterruptedException {
        Options options = new Options(args);
        Path memory = Path.of("/dev/shm");
        Path folder = Files.isDirectory(memory)
                ? Files.createTempDirectory(memory, "hop-benchmark")
                : Files.createTempDirectory("hop-benchmark");
        MediaDriver.Context context = new MediaDriver.Context()
                .aeronDirectoryName(folder.resolve("aeron").toString())
                .threadingMode(ThreadingMode.SHARED)
                .ipcMtuLength(65_504)
                .termBufferSparseFile(true)
                .dirDeleteOnShutdown(true);
        try (MediaDriver _ = MediaDriver.launch(context)) {
            HopBenchmark benchmark = new HopBenchmark(folder, options.number("rounds", 60));
            int largest = options.number("largest", SIZES[SIZES.length - 1]);
            List<Double> oneWay = new ArrayList<>();
            for (int size : SIZES) {
                if (size <= largest) {
                    oneWay.add(benchmark.size(size));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%nPARALLAX untouched, one way, largest / 64 bytes = %.2f%n",
                    oneWay.getLast() / oneWay.getFirst());
        } finally {
            for (Path file : Files.list(folder).toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        }
    }

    /// {@return nanoseconds one way, untouched, in the best round}
    private double size(int size) throws IOException, InterruptedException {
        try (Line parallax = new Line(Transport.PARALLAX, folder, size);
                Line aeron = new Line(Transport.AERON, folder, size);
                Line socket = new Line(Transport.SOCKET, folder, size)) {
            Map<Transport, Line> lines = new EnumMap<>(
                    Map.of(Transport.PARALLAX, parallax, Transport.AERON, aeron, Transport.SOCKET, socket));
            double untouched = rounds(lines, size, false);
            rounds(lines, size, true);
            return untouched;
        }
    }

    private double rounds(Map<Transport, Line> lines, int size, boolean touched)
            throws IOException, InterruptedException {
        Map<Transport, Figures> figures = new EnumMap<>(Transport.class);
        List<Double> cores = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            if (round <= 0) {
                lines.keySet().forEach(transport -> figures.put(transport, new Figures()));
                cores.clear();
            }
            for (Map.Entry<Transport, Line> one : lines.entrySet()) {
                int pings = pings(one.getKey(), size, touched);
                figures.get(one.getKey()).measure(one.getValue(), pings, 10 * pings, touched);
            }
            cores.add(CoreToCore.ns());
        }
        report(size, touched, figures, cores);
        return figures.get(Transport.PARALLAX).bestPing();
    }

    /// {@return how many messages make a round} Who moves no bytes sends as many of each size, so that the sizes can be
    /// compared; the others fewer, since they would take minutes.
    private static int pings(Transport transport, int size, boolean touched) {
        int moved = transport == Transport.PARALLAX && !touched ? 64 : size;
        int pings = Math.clamp((16L << 20) / moved, 10, 2_000);
        return transport == Transport.SOCKET ? pings / 20 + 1 : pings;
    }

    private static void report(int size, boolean touched, Map<Transport, Figures> figures, List<Double> cores) {
        Collections.sort(cores);
        System.out.printf(
                Locale.ROOT,
                "%n%d bytes, %s; core to core one way: best %.1f, median %.1f ns%n",
                size,
                touched ? "all written and read" : "not touched",
                cores.getFirst(),
                cores.get(cores.size() / 2));
        Figures ours = figures.get(Transport.PARALLAX);
        figures.forEach((transport, all) -> System.out.printf("  %-9s%s ns%n", transport, all));
        for (Transport peer : List.of(Transport.AERON, Transport.SOCKET)) {
            Figures theirs = figures.get(peer);
            System.out.printf(
                    Locale.ROOT,
                    "  PARALLAX / %s: one way %.3f (medians %.3f), stream %.3f (medians %.3f)%n",
                    peer,
                    ours.bestPing() / theirs.bestPing(),
                    ours.medianPing() / theirs.medianPing(),
                    ours.bestStream() / theirs.bestStream(),
                    ours.medianStream() / theirs.medianStream());
        }
    }
}
