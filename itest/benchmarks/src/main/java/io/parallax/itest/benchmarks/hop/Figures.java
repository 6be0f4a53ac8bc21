package io.parallax.itest.benchmarks.hop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// What was measured of one transport, size and kind of use, in all rounds.
final class Figures {
    private static final long LONGEST_NS = 1_000_000_000;

    private final List<Double> ping = new ArrayList<>();
    private final List<Double> stream = new ArrayList<>();
    private final Histogram oneWay = new Histogram(LONGEST_NS, 3);

    /// Measures one round of both.
    void measure(Line line, int pings, int streamed, boolean touched) throws java.io.IOException {
        ping.add(line.ping(pings, touched, oneWay));
        stream.add(line.stream(streamed, touched));
    }

    double bestPing() {
        return Collections.min(ping);
    }

    double bestStream() {
        return Collections.min(stream);
    }

    private static double median(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    double medianPing() {
        return median(ping);
    }

    double medianStream() {
        return median(stream);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "one way: best round %9.1f, median %9.1f; p50 %d, p99 %d, p99.9 %d; stream: best %9.1f, median %9.1f",
                bestPing(),
                medianPing(),
                oneWay.getValueAtPercentile(50),
                oneWay.getValueAtPercentile(99),
                oneWay.getValueAtPercentile(99.9),
                bestStream(),
                medianStream());
    }
}
