package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;

/// What Linux does with the calling thread. To the kernel each thread is a process, and number 0 the one that calls.
public final class ThreadCalls {
    /// Processors that the C library's masks have room for.
    public static final int MOST_CPUS = 1024;

    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    private ThreadCalls() {}

    private static final class Calls {
        static final MethodHandle SET_AFFINITY =
                SystemCall.bind("sched_setaffinity", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
        static final MethodHandle SET_PRIORITY =
                SystemCall.bind("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    }

    /// Has the calling thread run on some processors only.
    /// @param cpus numbers of processors below [#MOST_CPUS]
    /// @throws SystemCallException if none of them is there for this process
    public static void pin(BitSet cpus) {
        NativeThreads.require("sched_setaffinity");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MOST_CPUS / Byte.SIZE, Long.BYTES);
            MemorySegment.copy(MemorySegment.ofArray(cpus.toLongArray()), 0, mask, 0, cpus.toLongArray().length * 8L);
            SystemCall.run("sched_setaffinity", "this thread, cpus=" + cpus, state ->
                    (int) Calls.SET_AFFINITY.invokeExact(state, THIS_THREAD, mask.byteSize(), mask));
        }
    }

    /// Sets the calling thread's nice value.
    /// @param level -20 to 19
    /// @throws SystemCallException if the process may not
    public static void nice(int level) {
        NativeThreads.require("setpriority");
        SystemCall.run("setpriority", "this thread, nice=" + level, state ->
                (int) Calls.SET_PRIORITY.invokeExact(state, PRIO_PROCESS, THIS_THREAD, level));
    }
}
