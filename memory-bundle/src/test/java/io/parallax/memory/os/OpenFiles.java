package io.parallax.memory.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What this process has open, as the kernel counts it.
public final class OpenFiles {
    private OpenFiles() {}

    /// {@return how many descriptors of sockets, memfds and event counters there are}
    public static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(OpenFiles::isOurs).count();
        }
    }

    private static boolean isOurs(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("socket:") || target.contains("memfd:") || target.contains("eventfd");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// {@return how many memfds are mapped}
    public static long mappings() throws IOException {
        List<String> maps = Files.readAllLines(Path.of("/proc/self/maps"));
        return maps.stream().filter(line -> line.contains("memfd:parallax")).count();
    }

    /// {@return how much memory of memfds is resident, in KiB}
    public static long sharedKib() throws IOException {
        return status("RssShmem:");
    }

    /// {@return how much memory is locked, in KiB}
    public static long lockedKib() throws IOException {
        return status("VmLck:");
    }

    private static long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
