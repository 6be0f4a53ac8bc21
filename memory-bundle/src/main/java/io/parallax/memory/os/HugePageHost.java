package io.parallax.memory.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the host says about its huge pages.
public final class HugePageHost {
    private static final Path SHMEM_POLICY = Path.of("sys/kernel/mm/transparent_hugepage/shmem_enabled");

    private final Path root;

    /// Looks at a host.
    /// @param root folder that holds `proc` and `sys`
    public HugePageHost(Path root) {
        this.root = root;
    }

    /// {@return size of a huge page in bytes, 0 when the host has none}
    public long pageSize() {
        return 1024 * Math.max(0, field(lines(root.resolve("proc/meminfo")), "Hugepagesize:"));
    }

    /// {@return how many huge pages are set apart, in use or not}
    public long total() {
        return Math.max(0, field(lines(root.resolve("proc/meminfo")), "HugePages_Total:"));
    }

    /// {@return how many huge pages a new mapping could have: free ones that no other mapping has reserved, and those
    /// that the host may still make}
    public long free() {
        List<String> info = lines(root.resolve("proc/meminfo"));
        long idle = field(info, "HugePages_Free:") - field(info, "HugePages_Rsvd:");
        List<String> most = lines(root.resolve("proc/sys/vm/nr_overcommit_hugepages"));
        long more = most.isEmpty() ? 0 : number(most.getFirst()) - field(info, "HugePages_Surp:");
        return Math.max(0, idle) + Math.max(0, more);
    }

    /// {@return what the kernel does with transparent huge pages of shared memory, for example `never`}
    public String sharedPolicy() {
        for (String line : lines(root.resolve(SHMEM_POLICY))) {
            int start = line.indexOf('[');
            int end = line.indexOf(']');
            if (start >= 0 && end > start) {
                return line.substring(start + 1, end);
            }
        }
        return "never";
    }

    /// {@return bytes of a mapping of this process that lie on transparent huge pages now}
    /// @param address where the mapping starts
    public long transparentBytes(long address) {
        boolean within = false;
        long kib = 0;
        for (String line : lines(root.resolve("proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                within = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16) == address;
            } else if (within && (line.startsWith("AnonHugePages:") || line.startsWith("ShmemPmdMapped:"))) {
                kib += number(line.substring(line.indexOf(':') + 1));
            }
        }
        return 1024 * kib;
    }

    private static long field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> number(line.substring(name.length())))
                .findFirst()
                .orElse(0);
    }

    private static long number(String text) {
        String digits = text.replace("kB", "").strip();
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // not known on this system
        }
    }
}
