package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C on a pipeline that never ends.
class SignalIT {
    private static final int BUFFER_BYTES = 1000;

    @TempDir
    private Path folder;

    @Test
    void finishesTheFileAndAnswers130() throws IOException, InterruptedException {
        Path file = folder.resolve("a");
        String text = "testsrc rate=500 buffer-size=" + BUFFER_BYTES + " ! queue ! filesink location=" + file;

        try (Child child = Child.start("launch", text)) {
            child.await("bytes in the file", () -> size(file) > 0);
            child.signal("INT");
            Outcome outcome = child.outcome();

            assertThat(outcome.exitCode()).as("exit code of %s", outcome).isEqualTo(130);
            assertThat(outcome.err()).doesNotContain("\tat ");
            assertThat(size(file)).isPositive().matches(bytes -> bytes % BUFFER_BYTES == 0, "whole buffers");
        }
    }

    @Test
    void endsAPipelineWhoseElementSleeps() throws IOException, InterruptedException {
        try (Child child = Child.start("launch", "-v", "testsrc rate=1 ! identity sleep-time=60000000 ! fakesink")) {
            child.await("start", () -> child.hasWritten("RUNNING"));
            child.signal("INT");
            child.signal("INT");

            assertThat(child.outcome().exitCode()).isEqualTo(130);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
