package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path root;

    @Test
    void refusesMoreThanTheHostHasFree() throws IOException {
        write("proc/meminfo", "MemTotal:  100000 kB\nMemAvailable:   2048 kB\nSwapFree:       1024 kB\n");
        Room room = new Room(root);

        assertThatCode(() -> room.require(3 * MIB)).doesNotThrowAnyException();
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> room.require(3 * MIB + 1))
                .withMessageContaining("asked for 3.0 MiB (3145729 bytes)")
                .withMessageContaining("only 3.0 MiB (3145728 bytes) are available")
                .withMessageContaining("/proc/meminfo");
    }

    @Test
    void refusesMoreThanAnOuterControlGroupHasFree() throws IOException {
        write("proc/meminfo", "MemAvailable:   999999 kB\n");
        write("proc/self/cgroup", "0::/outer/inner\n");
        write("sys/fs/cgroup/outer/memory.max", "67108864\n");
        write("sys/fs/cgroup/outer/memory.current", "60817408\n");
        write("sys/fs/cgroup/outer/memory.stat", "anon 59768832\ninactive_file 1048576\n");
        write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
        Room room = new Room(root);

        assertThatCode(() -> room.require(7 * MIB)).doesNotThrowAnyException();
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> room.require(8 * MIB))
                .withMessageContaining("only 7.0 MiB")
                .withMessageContaining("memory.max of control group " + root.resolve("sys/fs/cgroup/outer"));
    }

    @Test
    void refusesMoreThanAControlGroupOfVersion1HasFree() throws IOException {
        write("proc/meminfo", "MemAvailable:   999999 kB\n");
        write("proc/self/cgroup", "5:cpu,cpuacct:/a\n4:memory:/outer/inner\n0::/\n");
        write("sys/fs/cgroup/memory/outer/inner/memory.limit_in_bytes", "67108864\n");
        write("sys/fs/cgroup/memory/outer/inner/memory.usage_in_bytes", "60817408\n");
        write("sys/fs/cgroup/memory/outer/inner/memory.stat", "total_rss 1\ntotal_inactive_file 1048576\n");
        write("sys/fs/cgroup/memory/outer/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/fs/cgroup/memory/outer/memory.usage_in_bytes", "99999999\n");
        Room room = new Room(root);

        assertThatCode(() -> room.require(7 * MIB)).doesNotThrowAnyException();
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> room.require(256 * MIB))
                .withMessageContaining("asked for 256.0 MiB")
                .withMessageContaining("only 7.0 MiB")
                .withMessageContaining("memory.limit_in_bytes of control group");
    }

    @Test
    void knowsNoLimitWhereTheSystemTellsNone() {
        assertThatCode(() -> new Room(root).require(Long.MAX_VALUE)).doesNotThrowAnyException();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
