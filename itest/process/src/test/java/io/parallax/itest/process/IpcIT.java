package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stream from one `parallax launch` to another.
class IpcIT {
    @TempDir
    private Path folder;

    /// A producer that waits for its first consumer for a while tells that it stands still, and that is all right.
    private static void ends(Child producer) throws IOException, InterruptedException {
        Outcome outcome = producer.outcome();
        assertThat(outcome.exitCode()).as("exit code of %s", outcome).isZero();
    }

    private Path socket() {
        return folder.resolve("stream");
    }

    @AfterEach
    void leavesNoSocket() {
        assertThat(socket()).doesNotExist();
    }

    @Test
    void bringsEveryBufferFromProcessToProcess() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), 3_000_007);
        Path copy = folder.resolve("b");

        try (Child producer =
                        Child.start("launch", "filesrc location=" + original + " ! ipcsink location=" + socket());
                Child consumer = Child.start(
                        "launch", "ipcsrc reconnect=true location=" + socket() + " ! filesink location=" + copy)) {
            ends(consumer);
            ends(producer);
        }

        assertThat(Checksum.of(copy)).isEqualTo(Checksum.of(original));
    }

    @Test
    void showsMetadataAtTheOtherEnd() throws IOException, InterruptedException {
        try (Child producer = Child.start(
                "launch", "testsrc num-buffers=3 rate=1000 pattern=counter ! ipcsink location=" + socket())) {
            producer.await("the socket", () -> Files.exists(socket()));
            Outcome consumer = Child.run("launch", "ipcsrc location=" + socket() + " ! consolesink")
                    .succeeds();

            ends(producer);
            assertThat(consumer.out().lines())
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("#2 size=4096", "sequence=2", "offset=8192", "pts=0:00:00.002000000");
        }
    }

    /// The two terminals of the README, and the client in Python beside them.
    @Test
    void doesWhatTheReadmeShows() throws IOException, InterruptedException {
        Path root = Child.home().resolve("../../..").normalize();
        List<String> texts = Files.readString(root.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("bin/parallax launch '") && line.contains("location=demo"))
                .map(line -> line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')))
                .toList();
        assertThat(texts).hasSize(2);
        Path place = Path.of(
                System.getProperty("java.io.tmpdir"),
                "demo-" + ProcessHandle.current().pid());
        String producing = texts.getFirst().replace("location=demo", "location=" + place);
        String consuming = texts.getLast().replace("location=demo", "location=" + place);

        try (Child producer = Child.start("launch", producing)) {
            producer.await("the socket", () -> Files.exists(place));
            Process python = python(root, place);
            Outcome consumer = Child.run("launch", consuming).succeeds();
            ends(producer);

            assertThat(consumer.out()).contains("sequence=49 ");
            if (python != null) {
                List<String> lines = python.inputReader().lines().toList();
                assertThat(python.waitFor()).as("%s", lines).isZero();
                assertThat(lines).contains("eos ").anyMatch(line -> line.startsWith("#49 size=4096 "));
            }
        }
        assertThat(place).doesNotExist();
    }

    /// {@return the example of the client in Python, or null where there is no Python}
    private static @Nullable Process python(Path root, Path place) throws IOException, InterruptedException {
        try {
            if (new ProcessBuilder("python3", "--version").start().waitFor() != 0) {
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        Path example = root.resolve("plugin-sdk/clients/python/show.py");
        ProcessBuilder builder = new ProcessBuilder("python3", "-B", example.toString(), place.toString());
        return builder.redirectErrorStream(true).start();
    }

    @Test
    void attachesAgainToTheNextProducer() throws IOException, InterruptedException {
        String producing = "testsrc num-buffers=500 rate=1000 ! ipcsink location=" + socket();
        try (Child consumer = Child.start("launch", "ipcsrc reconnect=true location=" + socket() + " ! consolesink")) {
            try (Child first = Child.start("launch", producing)) {
                consumer.await("buffers", () -> consumer.hasShown("sequence=10 "));
                first.signal("KILL");
                first.outcome();
            }
            consumer.await("a warning", () -> consumer.hasWritten("the producer died"));
            try (Child second = Child.start("launch", producing)) {
                Outcome outcome = consumer.outcome();

                assertThat(outcome.exitCode()).as("%s", outcome).isZero();
                assertThat(outcome.out()).contains("sequence=499 ");
                second.outcome();
            }
        }
    }

    @Test
    void tellsThatTheProducerWasKilled() throws IOException, InterruptedException {
        try (Child producer = Child.start("launch", "testsrc rate=1000 ! ipcsink location=" + socket())) {
            producer.await("the socket", () -> Files.exists(socket()));
            try (Child consumer = Child.start("launch", "ipcsrc location=" + socket() + " ! consolesink")) {
                consumer.await("buffers", () -> consumer.hasShown("sequence=10 "));
                producer.signal("KILL");

                Outcome outcome = consumer.outcome();
                assertThat(outcome.exitCode()).as("%s", outcome.err()).isEqualTo(1);
                assertThat(outcome.err()).contains("the producer died before the end of the stream");
            }
            Files.delete(socket());
        }
    }
}
