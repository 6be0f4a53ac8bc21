package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.sdk.testkit.ElementHarness;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdSinkTest {
    @TempDir
    private Path folder;

    @Test
    void writesARegularFileFromItsPresentPosition() throws Exception {
        Path file = folder.resolve("f");
        try (FileOutputStream output = new FileOutputStream(file.toFile())) {
            output.write("head ".getBytes(StandardCharsets.UTF_8));
            try (ElementHarness harness = writer(file).start()) {
                harness.push(harness.buffer("one "));
                harness.push(harness.buffer());
                harness.push(harness.buffer("two"));
            }
        }

        assertThat(file).hasContent("head one two");
    }

    @Test
    void appendsWhereTheDescriptorAppends() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "head ");
        try (FileOutputStream output = new FileOutputStream(file.toFile(), true);
                ElementHarness harness = writer(file).start()) {
            output.write("other ".getBytes(StandardCharsets.UTF_8));
            harness.push(harness.buffer("ours"));
        }

        assertThat(file).hasContent("head other ours");
    }

    @Test
    void tellsThatNobodyReadsThePipeAnyMore() throws Exception {
        Path pipe = Pipes.make(folder);
        try (RandomAccessFile reader = new RandomAccessFile(pipe.toFile(), "rw");
                FileOutputStream _ = new FileOutputStream(pipe.toFile())) {
            int fd = writeOnly(OpenDescriptors.of(pipe));
            try (ElementHarness harness =
                    ElementHarness.of(new FdSink()).set("fd", fd).start()) {
                harness.push(harness.buffer("abc"));
                reader.getChannel().close();

                assertThatIOException()
                        .isThrownBy(() -> harness.push(harness.buffer("d")))
                        .withMessage("cannot write fd " + fd + ": Broken pipe after 3 bytes");
            }
        }
    }

    private static int writeOnly(List<Integer> fds) throws IOException {
        for (int fd : fds) {
            if ((DescriptorEntry.of(fd).flags() & 3) == 1) {
                return fd;
            }
        }
        throw new AssertionError("none of " + fds + " is open for writing only");
    }

    @Test
    void tellsThatTheDiskIsFull() throws Exception {
        try (FileOutputStream _ = new FileOutputStream("/dev/full");
                ElementHarness harness = writer(Path.of("/dev/full")).start()) {
            assertThatIOException()
                    .isThrownBy(() -> harness.push(harness.buffer("abc")))
                    .withMessageContaining("No space left on device after 0 bytes");
        }
    }

    @Test
    void namesADescriptorThatIsNotOpen() {
        assertStartFails(9999, "fd 9999 is not open (check fd=)");
    }

    @Test
    void namesADescriptorThatIsForReadingOnly() throws Exception {
        Path file = Files.createFile(folder.resolve("f"));
        try (FileInputStream _ = new FileInputStream(file.toFile())) {
            int fd = OpenDescriptors.of(file).getFirst();

            assertStartFails(fd, "cannot write fd " + fd + ": it is open for reading only (check fd=)");
        }
    }

    @Test
    void refusesToCloseADescriptorOutOfJavasReach() {
        try (ElementHarness harness =
                ElementHarness.of(new FdSink()).set("fd", 3).set("close-fd", true)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(harness::start)
                    .withMessage("close-fd=true works for fd 0, 1 and 2 only, not for fd=3");
        }
    }

    private static void assertStartFails(int fd, String message) {
        try (ElementHarness harness = ElementHarness.of(new FdSink()).set("fd", fd)) {
            assertThatIOException().isThrownBy(harness::start).withMessage(message);
        }
    }

    private static ElementHarness writer(Path opened) throws Exception {
        return ElementHarness.of(new FdSink())
                .set("fd", OpenDescriptors.of(opened).getFirst());
    }
}
