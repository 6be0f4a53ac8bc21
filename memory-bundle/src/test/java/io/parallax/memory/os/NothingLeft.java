package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Compares what is open, mapped and on disk before and after a test: descriptors and mappings of this process,
/// `/dev/shm`, and the run-time folder of this user.
public final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
    private State before = new State(0, 0, Set.of(), Set.of());

    private record State(long descriptors, long mappings, Set<Path> sharedMemory, Set<Path> runtimeFolder) {
        static State now() throws IOException {
            return new State(
                    OpenFiles.descriptors(),
                    OpenFiles.mappings(),
                    content(Path.of("/dev/shm")),
                    content(RuntimeFolder.open()));
        }

        private static Set<Path> content(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return Set.of();
            }
            try (Stream<Path> all = Files.list(folder)) {
                return all.collect(Collectors.toSet());
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        before = State.now();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThat(State.now()).isEqualTo(before);
    }
}
