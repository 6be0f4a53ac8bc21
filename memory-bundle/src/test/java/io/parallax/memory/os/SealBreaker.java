package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a peer may try with a data file that it got.
public final class SealBreaker {
    private static final int READ_WRITE = 2;
    private static final int PUNCH_HOLE_KEEP_SIZE = 3;

    private SealBreaker() {}

    /// One attempt.
    @FunctionalInterface
    private interface Attempt {
        void run();
    }

    /// Tries everything.
    /// @return what came of each attempt: the symbol of the error, or `done`
    public static Map<String, String> tryAll(MemFd file) {
        Descriptor peers = file.descriptor();
        long size = file.byteSize();
        Map<String, String> outcomes = new LinkedHashMap<>();
        outcomes.put("shrink", outcome(() -> Linux.ftruncate(peers.number(), size - 4096)));
        outcomes.put("grow", outcome(() -> Linux.ftruncate(peers.number(), size + 4096)));
        outcomes.put("map", outcome(() -> Mapping.ofFile(peers.number(), size).close()));
        outcomes.put("write", outcome(() -> write(peers)));
        outcomes.put("reopen", outcome(() -> {
            try (Descriptor reopened = reopened(peers)) {
                Mapping.ofFile(reopened.number(), size).close();
            }
        }));
        outcomes.put("punch", outcome(() -> punchHole(peers)));
        return outcomes;
    }

    private static String outcome(Attempt attempt) {
        try {
            attempt.run();
            return "done";
        } catch (SystemCallException e) {
            return e.symbol();
        }
    }

    static Descriptor reopened(Descriptor peers) {
        return new Descriptor(Linux.open("/proc/self/fd/" + peers.number(), Linux.O_CLOEXEC | READ_WRITE));
    }

    static void write(Descriptor descriptor) {
        MethodHandle write =
                SystemCall.bind("pwrite", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(16);
            SystemCall.run("pwrite", "", state -> (long) write.invokeExact(state, descriptor.number(), bytes, 16L, 0L));
        }
    }

    static void punchHole(Descriptor descriptor) {
        MethodHandle fallocate =
                SystemCall.bind("fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
        SystemCall.run("fallocate", "", state ->
                (int) fallocate.invokeExact(state, descriptor.number(), PUNCH_HOLE_KEEP_SIZE, 0L, 4096L));
    }
}
