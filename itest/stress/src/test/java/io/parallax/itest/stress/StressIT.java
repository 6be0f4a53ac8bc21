package io.parallax.itest.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs the races: for a moment in every build, thoroughly in the profile `long`.
class StressIT {
    private static final boolean LONG = Boolean.getBoolean("parallax.long");

    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    /// Every combination of compilers that jcstress knows.
    private static final List<String> THOROUGH = List.of("-m", "default", "-tb", "20m", "-jvmArgsPrepend", NATIVE);

    /// One virtual machine for each race.
    private static final List<String> SHORT =
            List.of("-f", "1", "-iters", "3", "-time", "300", "-sc", "false", "-jvmArgs", NATIVE + " -Xmx512m");

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void findsNoForbiddenOutcome() throws IOException, InterruptedException {
        Path results = Files.createDirectories(Path.of(System.getProperty("parallax.stress.results")));
        Path log = results.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main"));
        command.addAll(List.of("-r", results.toString(), "-t", "io.parallax"));
        command.addAll(LONG ? THOROUGH : SHORT);

        Process process = new ProcessBuilder(command)
                .directory(results.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();

        assertThat(code).as(() -> read(log)).isZero();
        assertThat(read(log)).containsPattern("Results: ([1-9][0-9]*) planned; \\1 passed, 0 failed");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
