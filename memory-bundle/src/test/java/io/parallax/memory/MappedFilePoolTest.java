package io.parallax.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFilePoolTest {
    private static final int SLOT = 64 << 10;

    @TempDir
    Path folder;

    private PoolConfig config = new PoolConfig("unset", 1, 1);

    @BeforeEach
    void choosesAFile() {
        config = new PoolConfig("kept", SLOT, 2).withFile(folder.resolve("pool"));
    }

    private MemoryPool pool() {
        return new MappedFilePoolProvider().create(config);
    }

    @Test
    void keepsItsBytesFromOneLifeToTheNext() throws Exception {
        try (MemoryPool pool = pool();
                LoanedSlot loan = pool.loan()) {
            loan.bytes().fill((byte) 7);
        }

        try (MemoryPool again = pool();
                LoanedSlot loan = again.loan()) {
            assertThat(loan.bytes().toArray(JAVA_BYTE)).containsOnly(7);
        }
    }

    @Test
    void reservesItsRoomOnDisk() throws IOException, InterruptedException {
        try (MemoryPool pool = pool()) {
            assertThat(Files.size(folder.resolve("pool"))).isEqualTo(2L * SLOT);
            Process stat = new ProcessBuilder(
                            "stat", "-c", "%b %B", folder.resolve("pool").toString())
                    .start();
            String[] blocks = requireNonNull(stat.inputReader().readLine()).split(" ", 2);
            assertThat(stat.waitFor()).isZero();
            assertThat(Long.parseLong(blocks[0]) * Long.parseLong(blocks[1])).isGreaterThanOrEqualTo(2L * SLOT);
            assertThat(pool.segment().backing()).isEqualTo("file " + folder.resolve("pool"));
        }
    }

    @Test
    void needsAPath() {
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> new MappedFilePoolProvider().create(new PoolConfig("nowhere", 1, 1)))
                .withMessageContaining("pool nowhere of type MAPPED_FILE needs a file");
    }

    @Test
    void refusesAFileThatAnotherPoolUses() {
        try (MemoryPool _ = pool()) {
            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(this::pool)
                    .withMessageContaining("pool kept")
                    .withMessageContaining("is in use by another pool");
        }
        assertThatCode(() -> pool().close()).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNoFile() {
        config = config.withFile(Path.of("/dev/null"));

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(this::pool)
                .withMessageContaining("/dev/null is no regular file");
        assertThat(Path.of("/dev/null")).exists();
    }

    @Test
    void refusesWhatTheDiskHasNoRoomForAndLeavesNothing() {
        config = new PoolConfig("vast", 1L << 50, 4).withFile(folder.resolve("vast"));

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(this::pool)
                .withMessageContaining("asked for 4294967296.0 MiB")
                .withMessageContaining("in file " + folder.resolve("vast"))
                .withMessageContaining("are available on its file system");
        assertThat(folder.resolve("vast")).doesNotExist();
    }

    @Test
    void leavesAFileAsItWasWhenTheDiskHasNoRoom() throws IOException {
        Files.writeString(folder.resolve("mine"), "mine");
        config = new PoolConfig("vast", 1L << 50, 4).withFile(folder.resolve("mine"));

        assertThatExceptionOfType(MemoryException.class).isThrownBy(this::pool);

        assertThat(folder.resolve("mine")).hasContent("mine");
    }

    @Test
    void tellsAFullFileSystemFromItsOwnMount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "parallax-test", folder.toString()), "needs root");
        try {
            config = new PoolConfig("tight", 1 << 20, 2).withFile(folder.resolve("tight"));
            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(this::pool)
                    .withMessageContaining("asked for 2.0 MiB")
                    .withMessageContaining("but only 1.0 MiB");
            assertThat(folder).isEmptyDirectory();
        } finally {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @Test
    void isNotForNativeCode() throws InterruptedException {
        try (MemoryPool pool = pool();
                LoanedSlot loan = pool.loan()) {
            Buffer buffer = loan.publish(1);
            assertThat(buffer.isNativeSafe()).isFalse();
            assertThat(pool.segment().isNativeSafe()).isFalse();
            buffer.close();
        }
        try (MemoryPool heap = new HeapPoolProvider().create(config)) {
            Buffer buffer = requireNonNull(heap.tryLoan()).publish(1);
            assertThat(buffer.isNativeSafe()).isTrue();
            buffer.close();
        }
    }

    /// The JVM survives each of these, or this test has no result at all.
    @Test
    void makesAnErrorOfAFileThatIsCutShort() throws Exception {
        try (MemoryPool pool = pool();
                LoanedSlot loan = pool.loan();
                Arena arena = Arena.ofConfined()) {
            assertThatCode(() -> pool.segment().check()).doesNotThrowAnyException();
            MemorySegment bytes = loan.bytes();
            MemorySegment elsewhere = arena.allocate(SLOT);
            try (FileChannel file = FileChannel.open(folder.resolve("pool"), StandardOpenOption.WRITE)) {
                file.truncate(0);
            }

            List<ThrowingCallable> uses = List.of(
                    () -> bytes.get(JAVA_BYTE, 5),
                    () -> bytes.set(JAVA_BYTE, 5, (byte) 1),
                    () -> bytes.fill((byte) 1),
                    () -> elsewhere.copyFrom(bytes),
                    () -> bytes.copyFrom(elsewhere));
            for (ThrowingCallable use : uses) {
                assertThatExceptionOfType(InternalError.class).isThrownBy(use);
            }
            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(() -> pool.segment().check())
                    .withMessageContaining("file " + folder.resolve("pool") + " was cut short to 0 bytes")
                    .withMessageContaining("131072 bytes");
        }
    }
}
