package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pipeline that is killed, whatever its buffers lie in, leaves no memory behind: nothing in `/dev/shm`, nothing in
/// the run-time folder.
class KillIT {
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path folder;

    private List<String> before;

    @BeforeEach
    void look() throws IOException {
        before = places();
    }

    @AfterEach
    void leavesNothing() throws IOException {
        assertThat(places()).isEqualTo(before);
    }

    /// {@return all that lies where memory and sockets of processes could lie}
    private static List<String> places() throws IOException {
        List<String> all = new ArrayList<>();
        String session = System.getenv("XDG_RUNTIME_DIR");
        for (Path place : List.of(
                Path.of("/dev/shm"),
                Path.of(session == null ? "/nowhere" : session, "parallax"),
                Path.of("/tmp/parallax-" + Files.getAttribute(Path.of("/proc/self"), "unix:uid")))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> content = Files.list(place)) {
                    content.map(Path::toString).sorted().forEach(all::add);
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "shared", "huge-pages"})
    void leavesNoMemoryBehind(String type) throws IOException, InterruptedException {
        kill("testsrc buffer-size=65536 pool-memory=" + type);
    }

    @Test
    void leavesAMappedFileThatCanBeUsedAgain() throws IOException, InterruptedException {
        Path file = folder.resolve("frames");
        String source = "testsrc buffer-size=65536 pool-memory=mapped-file pool-file=" + file;
        kill(source);
        assertThat(file).isNotEmptyFile();

        Outcome second = Child.run("launch", source + " num-buffers=10 ! fakesink");

        assertThat(second.exitCode()).as("exit code of %s", second).isZero();
    }

    private void kill(String source) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        try (Child child = Child.start("launch", source + " ! queue ! filesink location=" + output)) {
            child.await(
                    "bytes in the file",
                    () -> Files.exists(output) && output.toFile().length() > 1 << 20);
            child.signal("KILL");

            assertThat(child.outcome().exitCode()).isEqualTo(KILLED);
        }
        Files.delete(output);
    }
}
