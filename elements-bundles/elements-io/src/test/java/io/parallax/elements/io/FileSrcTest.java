package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
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

class FileSrcTest {
    @TempDir
    private Path folder;

    @Test
    void readsAFileToItsEnd() throws Exception {
        byte[] content = new byte[1_000_003];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("a file"), content);
        FileSrc source = new FileSrc();
        try (ElementHarness harness = reader(source, file).start()) {
            assertThat(source.expectedBytes()).isEqualTo(content.length);
            assertThat(harness.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);

            assertThat(harness.output().bytes()).isEqualTo(content);
            assertThat(harness.output().buffers()).hasSize(4);
        }
    }

    @Test
    void cutsBlocksAndTellsTheirOffsets() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abcdefg");
        try (ElementHarness harness =
                reader(new FileSrc(), file).set("chunk-size", 3).start()) {
            harness.produceAll();

            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().offset())
                    .containsExactly(0L, 3L, 6L);
            assertThat(harness.output().text()).isEqualTo("abcdefg");
        }
    }

    @Test
    void goesToAByteAndEndsAtTheStop() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abcdefghij");
        FileSrc source = new FileSrc();
        try (ElementHarness harness = reader(source, file).set("chunk-size", 3).start()) {
            harness.produce();
            assertThat(source.isSeekable(Event.Format.BYTES)).isTrue();
            assertThat(source.isSeekable(Event.Format.TIME)).isFalse();
            assertThat(source.seek(new Event.Seek(Event.Format.BYTES, 1, 4, 9, true)))
                    .isTrue();
            harness.produceAll();

            assertThat(harness.output().text()).isEqualTo("abc" + "efg" + "hi");
            assertThat(harness.output().buffers())
                    .extracting(buffer -> buffer.metadata().offset())
                    .containsExactly(0L, 4L, 7L);
        }
    }

    @Test
    void goesOnWhereItWasAfterAnInterruptedRead() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abcdef");
        try (ElementHarness harness =
                reader(new FileSrc(), file).set("chunk-size", 3).start()) {
            harness.produce();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(harness::produce);
            assertThat(Thread.interrupted())
                    .as("the engine takes its interrupt back")
                    .isTrue();
            harness.produceAll();

            assertThat(harness.output().text()).isEqualTo("abcdef");
        }
    }

    @Test
    void cannotSeekInFilesThatHideTheirSize() throws Exception {
        FileSrc source = new FileSrc();
        try (ElementHarness _ = reader(source, Path.of("/proc/self/status")).start()) {
            assertThat(source.isSeekable(Event.Format.BYTES)).isFalse();
        }
    }

    @Test
    void endsAtOnceForAnEmptyFile() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));
        try (ElementHarness harness = reader(new FileSrc(), file).start()) {
            int free = harness.freeSlots();

            assertThat(harness.produce()).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(harness.output().items()).isEmpty();
            assertThat(harness.freeSlots()).as("the unused loan is back").isEqualTo(free);
        }
    }

    @Test
    void readsFilesThatHideTheirSize() throws Exception {
        FileSrc source = new FileSrc();
        try (ElementHarness harness =
                reader(source, Path.of("/proc/self/status")).start()) {
            assertThat(source.expectedBytes()).isEqualTo(-1);
            harness.produceAll();

            assertThat(harness.output().text()).startsWith("Name:");
        }
    }

    @Test
    void readsFromTheBeginningAgainAfterARestart() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abc");
        FileSrc source = new FileSrc();
        try (ElementHarness harness = reader(source, file).start()) {
            harness.produceAll();
            harness.stop();
            assertThat(source.expectedBytes()).isEqualTo(-1);
            harness.start();
            harness.produceAll();

            assertThat(harness.output().text()).isEqualTo("abcabc");
        }
    }

    @Test
    void endsSoonerWhenTheFileIsCutShort() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abcdef");
        try (ElementHarness harness =
                reader(new FileSrc(), file).set("blocksize", 2).start()) {
            harness.produce();
            Files.writeString(file, "ab");

            assertThat(harness.produce()).isEqualTo(Flow.Signal.END_OF_STREAM);
        }
    }

    @Test
    void readsWhatIsAddedMeanwhile() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "ab");
        try (ElementHarness harness =
                reader(new FileSrc(), file).set("blocksize", 2).start()) {
            harness.produce();
            Files.writeString(file, "abcd");
            harness.produceAll();

            assertThat(harness.output().text()).isEqualTo("abcd");
        }
    }

    @Test
    void opensNothingBeforeItsStart() {
        try (ElementHarness harness = reader(new FileSrc(), folder.resolve("missing"))) {
            assertThat(harness.posts()).isEmpty();
        }
    }

    @Test
    void namesAMissingFile() {
        Path file = folder.resolve("missing");

        assertStartFails(file.toString(), "cannot read " + file + ": no such file (check location=)");
    }

    @Test
    void namesADirectory() {
        assertStartFails(
                folder.toString(), "cannot read " + folder + ": it is a directory (location= must name a file)");
    }

    @Test
    void namesAFileItMayNotRead() {
        Path file = Path.of("/proc/sys/vm/compact_memory");
        assumeTrue(Files.exists(file));

        assertStartFails(
                file.toString(),
                "cannot read " + file + ": permission denied (check the rights of the file and its folders)");
    }

    @Test
    void namesAFileUsedAsAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("f")).resolve("g");

        assertStartFails(file.toString(), "cannot read " + file + ": Not a directory");
    }

    @Test
    void refusesAnEmptyLocation() {
        assertStartFails("", "location= is empty: set it to the path of a file");
    }

    @Test
    void refusesALocationThatIsNoPath() {
        assertStartFails("a\0b", "location=a\0b is no path: Nul character not allowed");
    }

    @Test
    void namesAFileThatCannotBeRead() throws Exception {
        // Opening works, reading address 0 of the own memory does not.
        Path file = Path.of("/proc/self/mem");
        try (ElementHarness harness = reader(new FileSrc(), file).start()) {
            assertThatIOException()
                    .isThrownBy(harness::produce)
                    .withMessageStartingWith("cannot read /proc/self/mem: ");
        }
    }

    @Test
    void stopsWhenInterrupted() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abc");
        try (ElementHarness harness = reader(new FileSrc(), file).start()) {
            int free = harness.freeSlots();
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(harness::produce)
                    .withMessageContaining(file.toString());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(harness.freeSlots()).isEqualTo(free);
        }
    }

    private static void assertStartFails(String location, String message) {
        try (ElementHarness harness = ElementHarness.of(new FileSrc()).set("location", location)) {
            assertThatIOException().isThrownBy(harness::start).withMessage(message);
        }
    }

    private static ElementHarness reader(FileSrc source, Path file) {
        return ElementHarness.of(source).set("location", file.toString());
    }
}
