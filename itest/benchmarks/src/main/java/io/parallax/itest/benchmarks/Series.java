package io.parallax.itest.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Runs of the same command.
final class Series {
    private final String name;
    private final List<Run> runs = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    void add(Run run) {
        runs.add(run);
    }

    double medianSeconds() {
        double[] sorted = runs.stream().mapToDouble(Run::seconds).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        String times = runs.stream()
                .map(run -> String.format(Locale.ROOT, "%.3f", run.seconds()))
                .collect(Collectors.joining(" "));
        long peakKib = runs.stream().mapToLong(Run::peakKib).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "%-40s median %.3f s, peak resident %d MiB, runs: %s",
                name,
                medianSeconds(),
                peakKib / 1024,
                times);
    }

    /// {@return how many times as long this took as another one}
    String ratioTo(Series peer) {
        return String.format(Locale.ROOT, "%s / %s = %.2f", name, peer.name, medianSeconds() / peer.medianSeconds());
    }
}
