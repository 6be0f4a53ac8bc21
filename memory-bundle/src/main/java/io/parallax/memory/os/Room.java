package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Compares what is asked for with what the host and the control groups of this process have left. Without
/// this the kernel would grant the pages one by one until its out-of-memory killer ends some process.
final class Room {
    private final Path root;

    private record Limit(long freeBytes, String source) {
        Limit tighter(Limit other) {
            return other.freeBytes < freeBytes ? other : this;
        }
    }

    /// @param root folder that holds `proc` and `sys`
    Room(Path root) {
        this.root = root;
    }

    static Room ofHost() {
        return new Room(Path.of("/"));
    }

    /// Checks that there is room now.
    /// @throws MemoryException if more is asked for than is free
    void require(long bytes) {
        Limit limit = host().tighter(controlGroups());
        if (bytes > limit.freeBytes) {
            throw new MemoryException(
                    "asked for " + Amount.of(bytes) + " of memory, but only " + Amount.of(limit.freeBytes)
                            + " are available (" + limit.source
                            + "): ask for fewer or smaller slots, or give the host or container more memory");
        }
    }

    private Limit host() {
        List<String> info = lines(root.resolve("proc/meminfo"));
        long available = field(info, "MemAvailable:");
        long swap = Math.max(0, field(info, "SwapFree:"));
        return available < 0
                ? new Limit(Long.MAX_VALUE, "no limit known")
                : new Limit((available + swap) * 1024, "MemAvailable and SwapFree of /proc/meminfo");
    }

    /// {@return the tightest limit of this process's control groups, those around them included} Groups of version 1
    /// and 2 may be there side by side; each limit lies where its version keeps it.
    private Limit controlGroups() {
        Limit limit = new Limit(Long.MAX_VALUE, "no limit known");
        Path top = root.resolve("sys/fs/cgroup");
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[1].isEmpty()) {
                limit = limit.tighter(controlGroups(top, parts[2], Room::ofVersion2));
            } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
                limit = limit.tighter(controlGroups(top.resolve("memory"), parts[2], Room::ofVersion1));
            }
        }
        return limit;
    }

    private static Limit controlGroups(Path top, String own, Function<Path, Limit> limitOf) {
        Limit limit = new Limit(Long.MAX_VALUE, "no limit known");
        Path group = top.resolve(own.substring(1)).normalize();
        while (group != null && group.startsWith(top)) {
            limit = limit.tighter(limitOf.apply(group));
            group = group.getParent();
        }
        return limit;
    }

    private static Limit ofVersion2(Path group) {
        return limit(group, "memory.max", "memory.current", "inactive_file ");
    }

    private static Limit ofVersion1(Path group) {
        return limit(group, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ");
    }

    private static Limit limit(Path group, String limitFile, String usedFile, String cached) {
        long max = first(group.resolve(limitFile));
        long used = first(group.resolve(usedFile));
        if (max < 0 || used < 0) {
            return new Limit(Long.MAX_VALUE, "no limit known");
        }
        long reclaimable = Math.max(0, field(lines(group.resolve("memory.stat")), cached));
        return new Limit(Math.max(0, max - used + reclaimable), limitFile + " of control group " + group);
    }

    /// {@return the number after a name at the start of a line, or -1}
    private static long field(List<String> lines, String name) {
        for (String line : lines) {
            if (line.startsWith(name)) {
                return number(line.substring(name.length()).replace("kB", ""));
            }
        }
        return -1;
    }

    private static long number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    private static long first(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? -1 : number(lines.getFirst());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // no such limit on this system
        }
    }
}
