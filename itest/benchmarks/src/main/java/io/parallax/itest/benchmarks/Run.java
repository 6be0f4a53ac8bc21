package io.parallax.itest.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One run of a child process.
/// @param wallNs from before its start to its end, in nanoseconds
/// @param peakKib largest resident memory that was seen, in KiB; 0 if it ended before anybody looked
record Run(long wallNs, long peakKib) {
    private static final long LOOK_EVERY_MS = 2;

    /// Runs a command to its end.
    /// @param out where its standard output goes, null to throw it away
    /// @param command the program and its arguments
    /// @throws IllegalStateException if it does not answer 0
    static Run of(@Nullable Path out, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(
                        out == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(out.toFile()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        long before = System.nanoTime();
        Process process = builder.start();
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long peakKib = 0;
        do {
            peakKib = Math.max(peakKib, peakKib(status));
        } while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
        long wallNs = System.nanoTime() - before;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " from " + command);
        }
        return new Run(wallNs, peakKib);
    }

    private static long peakKib(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }

    double seconds() {
        return wallNs / 1e9;
    }
}
