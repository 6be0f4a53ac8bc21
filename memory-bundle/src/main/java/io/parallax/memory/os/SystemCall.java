package io.parallax.memory.os;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Binds C functions and runs them with their error number captured.
final class SystemCall {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option CAPTURE_ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_OFFSET = STATE.byteOffset(PathElement.groupElement("errno"));

    /// One call of a bound function, which answers -1 for failure.
    @FunctionalInterface
    interface Body {
        long invoke(MemorySegment state) throws Throwable;
    }

    private SystemCall() {}

    /// {@return a handle of a C function} Its first parameter is the captured state.
    static MethodHandle bind(String name, FunctionDescriptor signature, Linker.Option... more) {
        Linker.Option[] options = new Linker.Option[more.length + 1];
        options[0] = CAPTURE_ERRNO;
        System.arraycopy(more, 0, options, 1, more.length);
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature, options);
    }

    /// {@return a handle of a C function whose error number nobody asks for}
    static MethodHandle bindPlain(String name, FunctionDescriptor signature, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature, options);
    }

    /// {@return the number of a system call that the C library has no function for}
    static long number(long onX86, long onArm) {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> onX86;
            case "aarch64" -> onArm;
            case String other ->
                throw new UnsupportedOperationException(
                        "shared memory between processes is not supported on " + other + ", only on amd64 and aarch64");
        };
    }

    static LinkageError misbound(String name, Throwable cause) {
        return new LinkageError("the binding of " + name + " does not fit its signature", cause);
    }

    /// Runs a call, again whenever a signal interrupted it.
    /// @return what it answered
    /// @throws SystemCallException if it answered -1
    static long run(String name, String arguments, Body body) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            while (true) {
                long result = invoke(name, body, state);
                if (result != -1) {
                    return result;
                }
                int errno = state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET);
                if (errno != Errno.EINTR) {
                    throw new SystemCallException(name, arguments, errno);
                }
            }
        }
    }

    private static long invoke(String name, Body body, MemorySegment state) {
        try {
            return body.invoke(state);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw misbound(name, e);
        }
    }
}
