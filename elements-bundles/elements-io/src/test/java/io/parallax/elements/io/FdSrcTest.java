package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.element.Flow;
import io.parallax.sdk.testkit.ElementHarness;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdSrcTest {
    @TempDir
    private Path folder;

    @Test
    void readsARegularFileFromItsPresentPosition() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abcdef");
        FdSrc source = new FdSrc();
        try (FileInputStream input = new FileInputStream(file.toFile())) {
            input.readNBytes(2);
            try (ElementHarness harness =
                    reader(source, file).set("blocksize", 3).start()) {
                assertThat(source.expectedBytes()).isEqualTo(4);
                assertThat(harness.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);

                assertThat(harness.output().text()).isEqualTo("cdef");
                assertThat(harness.output().buffers())
                        .extracting(buffer -> buffer.metadata().offset())
                        .containsExactly(0L, 3L);
            }
            assertThat(input.read())
                    .as("the descriptor stays open and where it was")
                    .isEqualTo('c');
        }
    }

    @Test
    void readsAPipeAsBytesComeAndToItsEnd() throws Exception {
        Path pipe = Pipes.make(folder);
        FdSrc source = new FdSrc();
        try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw");
                ElementHarness harness = reader(source, pipe).start()) {
            writer.write("hello".getBytes(StandardCharsets.UTF_8));
            assertThat(harness.produce()).isEqualTo(Flow.Signal.CONTINUE);
            assertThat(harness.output().text()).isEqualTo("hello");
            assertThat(source.expectedBytes()).isEqualTo(-1);

            writer.getChannel().close();
            assertThat(harness.produce()).isEqualTo(Flow.Signal.END_OF_STREAM);
        }
    }

    @Test
    void stopsWaitingForAPipeWhenInterrupted() throws Exception {
        Path pipe = Pipes.make(folder);
        try (RandomAccessFile other = new RandomAccessFile(pipe.toFile(), "rw");
                ElementHarness harness = reader(new FdSrc(), pipe).start()) {
            FutureTask<Throwable> waiting = new FutureTask<>(() -> failureOf(harness));
            Thread thread = new Thread(waiting);
            thread.start();
            thread.interrupt();

            assertThat(waiting.get()).isInstanceOf(InterruptedException.class);
            other.write('x');
            assertThat(other.read()).as("the pipe itself is still open").isEqualTo('x');
        }
    }

    private static Throwable failureOf(ElementHarness harness) {
        try {
            return new AssertionError("answered " + harness.produce());
        } catch (Exception e) {
            return e;
        }
    }

    @Test
    void canBeStartedAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abc");
        try (FileInputStream _ = new FileInputStream(file.toFile());
                ElementHarness harness = reader(new FdSrc(), file).start()) {
            harness.produceAll();
            harness.stop().start();
            harness.produceAll();

            assertThat(harness.output().text()).isEqualTo("abcabc");
        }
    }

    @Test
    void namesADescriptorThatIsNotOpen() {
        assertStartFails(9999, "fd 9999 is not open (check fd=)");
    }

    @Test
    void namesADescriptorThatIsForWritingOnly() throws Exception {
        Path file = folder.resolve("f");
        try (FileOutputStream _ = new FileOutputStream(file.toFile())) {
            int fd = OpenDescriptors.of(file).getFirst();

            assertStartFails(fd, "cannot read fd " + fd + ": it is open for writing only (check fd=)");
        }
    }

    @Test
    void namesASocket() throws Exception {
        SortedMap<Integer, String> before = OpenDescriptors.all();
        try (ServerSocketChannel _ = ServerSocketChannel.open()) {
            SortedMap<Integer, String> now = OpenDescriptors.all();
            now.entrySet().removeAll(before.entrySet());
            now.values().removeIf(target -> !target.startsWith("socket:"));
            int fd = now.firstKey();

            assertStartFails(fd, "cannot use fd " + fd + ": it is a socket (give a pipe or a file instead)");
        }
    }

    @Test
    void refusesToCloseADescriptorOutOfJavasReach() throws IOException {
        Path file = Files.createFile(folder.resolve("f"));
        try (FileInputStream _ = new FileInputStream(file.toFile())) {
            int fd = OpenDescriptors.of(file).getFirst();
            try (ElementHarness harness =
                    ElementHarness.of(new FdSrc()).set("fd", fd).set("close-fd", true)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(harness::start)
                        .withMessage("close-fd=true works for fd 0, 1 and 2 only, not for fd=" + fd);
            }
        }
    }

    private static void assertStartFails(int fd, String message) {
        try (ElementHarness harness = ElementHarness.of(new FdSrc()).set("fd", fd)) {
            assertThatIOException().isThrownBy(harness::start).withMessage(message);
        }
    }

    private static ElementHarness reader(FdSrc source, Path opened) throws IOException {
        return ElementHarness.of(source).set("fd", OpenDescriptors.of(opened).getFirst());
    }
}
