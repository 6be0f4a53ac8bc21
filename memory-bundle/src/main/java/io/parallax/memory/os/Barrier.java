package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// A memory barrier that one thread has all others carry out, in whatever process.
///
/// Two threads that each write a word and then read the other's need a full barrier between the two, or both may miss
/// what the other wrote. Where one of them does so a million times a second, and the other only before it sleeps, the
/// second one can pay for both: it calls [#everywhere()], and the first needs no barrier, if its process is
/// [#isRegistered()]. The call takes some microseconds.
public final class Barrier {
    private static final int GLOBAL_EXPEDITED = 1 << 1;
    private static final int REGISTER_GLOBAL_EXPEDITED = 1 << 2;

    private static final boolean REGISTERED = call(REGISTER_GLOBAL_EXPEDITED);

    private Barrier() {}

    private static final class Calls {
        static final long NUMBER = SystemCall.number(324, 283);
        static final MethodHandle MEMBARRIER = SystemCall.bindPlain(
                "syscall",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT),
                Linker.Option.firstVariadicArg(1));
    }

    /// {@return whether threads of this process take part in the barriers of others} If not, they need their own.
    public static boolean isRegistered() {
        return REGISTERED;
    }

    /// Has every running thread of every registered process carry out a full barrier. Threads that do not run have had
    /// theirs when they were stopped.
    /// @return false if the system cannot do it
    public static boolean everywhere() {
        return call(GLOBAL_EXPEDITED);
    }

    /// An error means that a kernel before 4.16, or a filter of system calls, does not let us.
    private static boolean call(int command) {
        try {
            return (long) Calls.MEMBARRIER.invokeExact(Calls.NUMBER, command, 0, 0) == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw SystemCall.misbound("membarrier", e);
        }
    }
}
