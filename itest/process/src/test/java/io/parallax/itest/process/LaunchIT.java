package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `parallax launch` on pipelines that work.
class LaunchIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 3_000_007})
    void copiesAFile(int size) throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), size);
        Path copy = folder.resolve("b");

        Child.run("launch", "filesrc location=" + original + " ! queue ! filesink location=" + copy)
                .succeeds();

        assertThat(Checksum.of(copy)).isEqualTo(Checksum.of(original));
    }

    @Test
    void takesThePipelineInSeveralWords() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("my file"), 10_000);
        Path copy = folder.resolve("its copy");

        Child.run("launch", "filesrc", "location=" + original, "!", "filesink", "location=" + copy)
                .succeeds();

        assertThat(Checksum.of(copy)).isEqualTo(Checksum.of(original));
    }

    @Test
    void writesNothingButDataToStandardOutput() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), 100_000);

        Outcome outcome = Child.run("launch", "filesrc location=" + original + " ! queue ! fdsink")
                .succeeds();

        assertThat(outcome.bytes()).isEqualTo(Files.readAllBytes(original));
    }

    @Test
    void feedsEveryBranch() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), 500_000);
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");

        Child.run(
                        "launch",
                        "filesrc location=" + original + " ! tee name=t ! queue ! filesink location=" + one
                                + "   t. ! queue ! filesink location=" + two)
                .succeeds();

        assertThat(Checksum.of(one)).isEqualTo(Checksum.of(original)).isEqualTo(Checksum.of(two));
    }

    @Test
    void readsThePipelineFromAFile() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), 1000);
        Path copy = folder.resolve("b");
        Path text = Files.writeString(
                folder.resolve("pipeline"), "filesrc location=" + original + "\n  ! filesink location=" + copy + "\n");

        Child.run("launch", "-f", text.toString()).succeeds();

        assertThat(Checksum.of(copy)).isEqualTo(Checksum.of(original));
    }

    @Test
    void tellsStatesWhenVerbose() throws IOException, InterruptedException {
        Outcome outcome = Child.run("launch", "-v", "fakesrc num-buffers=3 ! fakesink");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("RUNNING");
    }
}
