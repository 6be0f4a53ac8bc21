package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSinkTest {
    @TempDir
    private Path folder;

    @Test
    void writesEveryBuffer() throws Exception {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        Path file = folder.resolve("a file");
        try (ElementHarness harness = writer(file).start()) {
            assertThat(harness.push(harness.buffer("head"))).isEqualTo(Flow.Signal.CONTINUE);
            harness.push(harness.buffer());
            harness.push(harness.buffer(content));
            harness.push(new Event.EndOfStream());
        }

        assertThat(file).hasSize(100_004);
        assertThat(Files.readAllBytes(file)).startsWith('h', 'e', 'a', 'd').endsWith(content);
    }

    @Test
    void hasHandedOverTheBytesWhenTheCallReturns() throws Exception {
        Path file = folder.resolve("f");
        try (ElementHarness harness = writer(file).start()) {
            harness.push(harness.buffer("abc"));

            assertThat(file).hasContent("abc");
        }
    }

    @Test
    void makesAnEmptyFileWhenNothingArrives() throws Exception {
        Path file = folder.resolve("f");
        try (ElementHarness harness = writer(file).start()) {
            harness.push(new Event.EndOfStream());
        }

        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"truncate, new", "append, old old!new", "overwrite, new old!"})
    void treatsAFileThatIsThereByItsMode(String mode, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "old old!");
        try (ElementHarness harness = writer(file).set("file-mode", mode).start()) {
            harness.push(harness.buffer("new"));
        }

        assertThat(file).hasContent(expected);
    }

    @Test
    void appendsWhenAppendIsSet() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "old");
        try (ElementHarness harness = writer(file).set("append", true).start()) {
            harness.push(harness.buffer("new"));
        }

        assertThat(file).hasContent("oldnew");
    }

    @Test
    void refusesAppendAndOverwriteTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");
        try (ElementHarness harness = writer(file).set("append", true).set("file-mode", "overwrite")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(harness::start)
                    .withMessage("append=true contradicts file-mode=overwrite: set file-mode alone");
        }

        assertThat(file).hasContent("old");
    }

    @Test
    void writesThroughToTheDiskWhenAsked() throws Exception {
        Path file = folder.resolve("f");
        try (ElementHarness harness = writer(file).set("o-sync", true).start()) {
            harness.push(harness.buffer("abc"));

            assertThat(file).hasContent("abc");
        }
    }

    @Test
    void startsAnewAfterARestart() throws Exception {
        Path file = folder.resolve("f");
        try (ElementHarness harness = writer(file).start()) {
            harness.push(harness.buffer("first"));
            harness.stop().start();
            harness.push(harness.buffer("second"));
        }

        assertThat(file).hasContent("second");
    }

    @Test
    void tellsThatTheDiskIsFull() throws Exception {
        try (ElementHarness harness = writer(Path.of("/dev/full")).start()) {
            int free = harness.freeSlots();

            assertThatIOException()
                    .isThrownBy(() -> harness.push(harness.buffer("abc")))
                    .withMessage("cannot write /dev/full: No space left on device after 0 bytes"
                            + " (free some space, or write elsewhere)");
            assertThat(harness.freeSlots()).as("the buffer is released").isEqualTo(free);
        }
    }

    @Test
    void touchesNothingBeforeItsStart() {
        Path file = folder.resolve("f");
        try (ElementHarness _ = writer(file)) {
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void namesADirectory() {
        assertStartFails(folder, "cannot write " + folder + ": it is a directory (location= must name a file)");
    }

    @Test
    void namesAMissingFolder() {
        Path parent = folder.resolve("missing");

        assertStartFails(
                parent.resolve("f"),
                "cannot write " + parent.resolve("f") + ": folder " + parent
                        + " does not exist (make it first, or check location=)");
    }

    @Test
    void namesAFileItMayNotWrite() {
        Path file = Path.of("/proc/sys/kernel/version");
        assumeTrue(Files.exists(file));

        assertStartFails(
                file, "cannot write " + file + ": permission denied (check the rights of the file and its folder)");
    }

    @Test
    void refusesAnEmptyLocation() {
        try (ElementHarness harness = ElementHarness.of(new FileSink()).set("location", "")) {
            assertThatIOException()
                    .isThrownBy(harness::start)
                    .withMessage("location= is empty: set it to the path of a file");
        }
    }

    @Test
    void stopsWhenInterrupted() throws Exception {
        try (ElementHarness harness = writer(folder.resolve("f")).start()) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> harness.push(harness.buffer("abc")));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void assertStartFails(Path file, String message) {
        try (ElementHarness harness = writer(file)) {
            assertThatIOException().isThrownBy(harness::start).withMessage(message);
        }
    }

    private static ElementHarness writer(Path file) {
        return ElementHarness.of(new FileSink()).set("location", file.toString());
    }
}
