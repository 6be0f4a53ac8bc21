package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemFdTest {
    private final MemFd file = MemFd.create("parallax:test", 8192);
    private final Mapping mapping = file.map();

    @AfterEach
    void close() {
        mapping.close();
        file.close();
    }

    @Test
    void holdsAllSealsAfterSealing() {
        file.seal();

        assertThat(file.seals() & (MemFd.SEAL_SHRINK | MemFd.SEAL_GROW | MemFd.SEAL_FUTURE_WRITE))
                .isEqualTo(MemFd.SEAL_SHRINK | MemFd.SEAL_GROW | MemFd.SEAL_FUTURE_WRITE);
    }

    @Test
    void keepsItsSizeOnceSealed() {
        file.seal();

        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> Linux.ftruncate(file.descriptor().number(), 4096))
                .satisfies(e -> assertThat(e.symbol()).isEqualTo("EPERM"));
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> Linux.ftruncate(file.descriptor().number(), 16384))
                .satisfies(e -> assertThat(e.symbol()).isEqualTo("EPERM"));
    }

    @Test
    void staysWritableThroughTheMappingMadeBefore() throws IOException {
        file.seal();
        mapping.bytes().set(JAVA_LONG, 4096, 42);

        try (FileChannel reader = FileChannel.open(path(), StandardOpenOption.READ)) {
            ByteBuffer seen = reader.map(MapMode.READ_ONLY, 4096, 8).order(ByteOrder.nativeOrder());
            assertThat(seen.getLong(0)).isEqualTo(42);
        }
    }

    @Test
    void refusesEveryNewWayOfWriting() throws IOException {
        file.seal();

        try (FileChannel writer = FileChannel.open(path(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1), 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not permitted");
            assertThatThrownBy(() -> writer.map(MapMode.READ_WRITE, 0, 4096)).isInstanceOf(IOException.class);
        }
        assertThatExceptionOfType(SystemCallException.class).isThrownBy(file::map);
    }

    @Test
    void mapsWithEveryPageInPlace() throws IOException {
        long size = 64L * Mapping.pageSize();
        try (MemFd full = MemFd.create("parallax:full", size);
                Mapping mapped = full.map()) {
            assertThat(mapped.bytes().byteSize()).isEqualTo(size);
            assertThat(residentBytes("memfd:parallax:full")).isEqualTo(size);
        }
    }

    @Test
    void refusesMoreThanTheHostHas() {
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> MemFd.create("parallax:huge", 1L << 50))
                .withMessageContaining("are available")
                .withMessageContaining("ask for fewer or smaller slots");
    }

    @Test
    void acceptsAnyName() {
        MemFd.create("a name with spaces / slashes \u00fc and far too many characters ".repeat(20), 4096)
                .close();
    }

    private Path path() {
        return Path.of("/proc/self/fd/" + file.descriptor().number());
    }

    private static long residentBytes(String mapping) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            inside = inside || line.contains(mapping);
            if (inside && line.startsWith("Rss:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }
}
