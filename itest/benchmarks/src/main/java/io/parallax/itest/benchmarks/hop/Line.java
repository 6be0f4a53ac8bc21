package io.parallax.itest.benchmarks.hop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// One transport and one size, with the process at the other end.
final class Line implements AutoCloseable {
    private final int size;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final Channel channel;

    Line(Transport transport, Path folder, int size) throws IOException, InterruptedException {
        this.size = size;
        process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Peer.class.getName(),
                        transport.name(),
                        folder.toString(),
                        String.valueOf(size)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader();
        channel = transport.here(folder, size);
    }

    /// Sends a message and waits for it to come back, again and again.
    /// @param oneWay gets half of each round trip, in nanoseconds
    /// @return nanoseconds one way, the mean
    double ping(int count, boolean touched, Histogram oneWay) throws IOException {
        order("ping " + count + " " + touched);
        long startNs = System.nanoTime();
        long beforeNs = startNs;
        for (int number = 0; number < count; number++) {
            channel.send(number, size, touched);
            Peer.expect(number, channel.receive(size, touched));
            long nowNs = System.nanoTime();
            oneWay.recordValue(Math.min((nowNs - beforeNs) / 2, oneWay.getHighestTrackableValue()));
            beforeNs = nowNs;
        }
        return (beforeNs - startNs) / 2.0 / count;
    }

    /// Sends messages one after the other; the last one is answered.
    /// @return nanoseconds for each
    double stream(int count, boolean touched) throws IOException {
        order("stream " + count + " " + touched);
        long startNs = System.nanoTime();
        for (int number = 0; number < count; number++) {
            channel.send(number, size, touched);
        }
        Peer.expect(count, channel.receive(size, false));
        return (System.nanoTime() - startNs) / (double) count;
    }

    private void order(String what) throws IOException {
        orders.println(what);
        if (!"ready".equals(answers.readLine())) {
            throw new IllegalStateException("the other process ended");
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        channel.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                var _ = process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
