package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;

/// Sleeps on a 32-bit word of shared memory, and wakes those who do, in whatever process. Waking allocates nothing.
public final class Futex {
    private static final int WAIT = 0;
    private static final int WAKE = 1;

    private Futex() {}

    private static final class Calls {
        static final long NUMBER = SystemCall.number(202, 98);
        static final MethodHandle FUTEX = SystemCall.bindPlain(
                "syscall",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
                Linker.Option.firstVariadicArg(1));
    }

    /// Sleeps until someone wakes the word, unless it has changed already. It may also return for no reason: look at
    /// the word again.
    /// @param word 4 bytes of a shared mapping, aligned
    /// @param expected sleeps only while the word has this value
    /// @param limitNs longest sleep in nanoseconds, or [Long#MAX_VALUE] for no limit
    /// @throws IllegalStateException on a virtual thread
    public static void await(MemorySegment word, int expected, long limitNs) {
        NativeThreads.require("futex");
        if (limitNs == Long.MAX_VALUE) {
            call(word, WAIT, expected, MemorySegment.NULL);
        } else if (limitNs > 0) {
            try (Arena arena = Arena.ofConfined()) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(limitNs);
                long rest = limitNs - TimeUnit.SECONDS.toNanos(seconds);
                call(word, WAIT, expected, arena.allocateFrom(JAVA_LONG, seconds, rest));
            }
        }
    }

    /// Wakes everyone who sleeps on a word.
    /// @param word 4 bytes of a shared mapping, aligned
    public static void wake(MemorySegment word) {
        call(word, WAKE, Integer.MAX_VALUE, MemorySegment.NULL);
    }

    /// Every answer, errors too, means the same to the caller: look again.
    private static void call(MemorySegment word, int operation, int value, MemorySegment limit) {
        try {
            long _ = (long) Calls.FUTEX.invokeExact(Calls.NUMBER, word, operation, value, limit);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw SystemCall.misbound("futex", e);
        }
    }
}
