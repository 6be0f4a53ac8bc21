package io.parallax.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A pool of 256 MiB in a control group of 192 MiB, in a JVM of its own. Where this process may not make such groups
/// (that takes root, and version 1 of them), only the parsing of limits is tested, in `RoomTest`.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ControlGroupIT {
    private static final long LIMIT = 192L << 20;

    @TempDir
    Path folder;

    private Path group = Path.of("/none");

    /// Tries what does not fit, then what does; prints what came of it.
    static final class Child {
        private Child() {}

        @SuppressWarnings("SystemOut") // the parent reads it
        public static void main(String[] args) {
            for (MemoryPoolProvider provider : ServiceLoader.load(MemoryPoolProvider.class)) {
                if (provider.type() != MemoryType.MAPPED_FILE) {
                    System.out.println(provider.type() + " large: " + outcome(provider, 256));
                    System.out.println(provider.type() + " small: " + outcome(provider, 16));
                }
            }
        }

        private static String outcome(MemoryPoolProvider provider, int slots) {
            try (MemoryPool pool = provider.create(new PoolConfig("frames", 1 << 20, slots))) {
                return "made " + pool.slots();
            } catch (MemoryException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    @BeforeEach
    void makesAGroup() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts[1].equals("memory")) {
                group = Path.of("/sys/fs/cgroup/memory" + parts[2])
                        .resolve("parallax-test-" + ProcessHandle.current().pid());
            }
        }
        try {
            Files.createDirectory(group);
            Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(LIMIT));
        } catch (IOException e) {
            assumeTrue(false, "control groups cannot be made here: " + e);
        }
    }

    @AfterEach
    void removesIt() throws IOException {
        if (Files.isDirectory(group)) {
            Files.delete(group);
        }
    }

    @Test
    void refusesAtCreationWhatTheGroupHasNoRoomForAndLivesOn() throws Exception {
        Path output = folder.resolve("output");
        List<String> command = List.of(
                "sh",
                "-c",
                "echo $$ > " + group.resolve("cgroup.procs") + " && exec \"$@\"",
                "sh",
                System.getProperty("java.home") + "/bin/java",
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName());
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(child.waitFor()).as(Files.readString(output)).isZero();

        List<String> lines = Files.readAllLines(output);
        for (String type : List.of("HEAP", "SHARED", "HUGE_PAGES")) {
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(type + " large: pool frames (256 slots of 1048576 bytes): asked for 256.0 MiB")
                            .contains("are available")
                            .contains("of control group " + group))
                    .contains(type + " small: made 16");
        }
    }
}
