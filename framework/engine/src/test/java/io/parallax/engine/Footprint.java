package io.parallax.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What this process holds.
/// @param files open file descriptors
/// @param threads living threads
/// @param mappings mapped regions of memory
/// @param classes loaded classes
/// @param heapBytes bytes in use on the heap after a collection
/// @param nativeBytes bytes of memory in use besides what is reserved for the heap
record Footprint(long files, int threads, long mappings, int classes, long heapBytes, long nativeBytes) {
    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /// Threads of pools go a moment after they have nothing to do.
    static Footprint afterThreadsHaveGone() throws IOException {
        awaitThreads("parallax/", 0);
        awaitThreads("parallax-calls/", 0);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return new Footprint(
                openFiles(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Files.readAllLines(Path.of("/proc/self/maps")).size(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                outsideTheHeap());
    }

    /// Waits until so many threads live whose names begin so.
    static void awaitThreads(String prefix, int count) {
        while (Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith(prefix))
                        .count()
                != count) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
    }

    /// {@return open file descriptors}
    static long openFiles() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.count();
        }
    }

    /// After a collection the committed heap is smaller at once, but its pages are given back bit by bit: until then
    /// they would count as native memory.
    private static long outsideTheHeap() throws IOException {
        long seen = Long.MAX_VALUE;
        long now = resident();
        while (now < seen) {
            LockSupport.parkNanos(SETTLE_NS);
            seen = now;
            now = resident();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return Math.max(0, Math.max(now, seen) - heap);
    }

    private static long resident() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
        return status.stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                << 10;
    }
}
