package io.parallax.memory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A setting of the host, changed for the length of a test. Where it cannot be changed (that takes root, and no
/// container that hides it), the test is skipped.
final class HostSetting implements AutoCloseable {
    private final Path file;
    private final String before;

    private HostSetting(Path file, String before) {
        this.file = file;
        this.before = before;
    }

    /// @param file below `/proc/sys` or `/sys`
    /// @param value what it is to be
    static HostSetting change(String file, String value) throws IOException {
        Path path = Path.of(file);
        try {
            HostSetting setting = new HostSetting(path, chosen(Files.readString(path)));
            Files.writeString(path, value);
            return setting;
        } catch (IOException e) {
            assumeTrue(false, "this host does not let us change " + file + ": " + e);
            throw e;
        }
    }

    /// {@return the value that is set} Where there are several to choose from, it is the one in brackets.
    private static String chosen(String content) {
        int start = content.indexOf('[');
        return start < 0 ? content.strip() : content.substring(start + 1, content.indexOf(']'));
    }

    @Override
    public void close() throws IOException {
        Files.writeString(file, before);
    }
}
