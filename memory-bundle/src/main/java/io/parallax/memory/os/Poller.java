package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// Waits until one of several descriptors has something to read or is hung up.
public final class Poller {
    private static final long ENTRY_BYTES = 8;
    private static final long EVENTS = 4;
    private static final long RESULT = 6;
    private static final short POLLIN = 1;

    private Poller() {}

    private static final class Calls {
        static final MethodHandle POLL =
                SystemCall.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    /// Waits.
    /// @param descriptors what to wait for; none of them may be closed meanwhile
    /// @param limitMs longest wait in milliseconds, or -1 for no limit
    /// @return for each descriptor, whether to look at it
    /// @throws IllegalStateException on a virtual thread
    public static boolean[] await(List<Descriptor> descriptors, int limitMs) {
        NativeThreads.require("poll");
        return poll(descriptors, limitMs);
    }

    /// {@return whether a descriptor has something to read or is hung up now}
    /// @param descriptor what to look at
    public static boolean isReady(Descriptor descriptor) {
        return poll(List.of(descriptor), 0)[0];
    }

    private static boolean[] poll(List<Descriptor> descriptors, int limitMs) {
        int count = descriptors.size();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entries = arena.allocate(ENTRY_BYTES * count, ENTRY_BYTES);
            for (int i = 0; i < count; i++) {
                entries.set(JAVA_INT, i * ENTRY_BYTES, descriptors.get(i).number());
                entries.set(JAVA_SHORT, i * ENTRY_BYTES + EVENTS, POLLIN);
            }
            long _ = SystemCall.run("poll", "descriptors=" + count, state ->
                    (int) Calls.POLL.invokeExact(state, entries, (long) count, limitMs));
            boolean[] ready = new boolean[count];
            for (int i = 0; i < count; i++) {
                ready[i] = entries.get(JAVA_SHORT, i * ENTRY_BYTES + RESULT) != 0;
            }
            return ready;
        }
    }
}
