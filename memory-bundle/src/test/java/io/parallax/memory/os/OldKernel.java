package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/// Makes the kernel refuse to this process, for good, what older kernels or stricter sandboxes do not have: a filter of
/// system calls answers as they would. Only for processes that are made for it.
public final class OldKernel {
    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7FFF_0000;
    private static final int ERROR = 0x0005_0000;
    private static final int EPERM = 1;
    private static final int NO_NEW_PRIVILEGES = 38;
    private static final int ALL_THREADS = 1;

    /// What is missing.
    public enum Lack {
        /// `memfd_create` knows no `MFD_NOEXEC_SEAL` (before 6.3): EINVAL.
        NO_EXEC_FLAG,
        /// `F_ADD_SEALS` knows no `F_SEAL_FUTURE_WRITE` (before 5.1): EINVAL.
        FUTURE_WRITE_SEAL,
        /// `madvise` knows no `MADV_POPULATE_*` (before 5.14): EINVAL.
        POPULATE,
        /// There is no `membarrier`: EPERM, as sandboxes answer.
        MEMBARRIER
    }

    private record Instruction(int code, int whenTrue, int whenFalse, int value) {}

    private OldKernel() {}

    /// Takes effect for all threads of this process at once.
    public static void without(Lack lack) {
        List<Instruction> program = new ArrayList<>(rule(lack));
        program.add(new Instruction(RETURN, 0, 0, ALLOW));
        call("prctl", SystemCall.number(157, 167), NO_NEW_PRIVILEGES, 1, MemorySegment.NULL);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate(8L * program.size(), 8);
            for (int i = 0; i < program.size(); i++) {
                Instruction instruction = program.get(i);
                code.set(JAVA_SHORT, 8L * i, (short) instruction.code);
                code.set(JAVA_BYTE, 8L * i + 2, (byte) instruction.whenTrue);
                code.set(JAVA_BYTE, 8L * i + 3, (byte) instruction.whenFalse);
                code.set(JAVA_INT, 8L * i + 4, instruction.value);
            }
            MemorySegment filter = arena.allocate(16, 8);
            filter.set(JAVA_SHORT, 0, (short) program.size());
            filter.set(ADDRESS, 8, code);
            call("seccomp", SystemCall.number(317, 277), 1, ALL_THREADS, filter);
        }
    }

    private static List<Instruction> rule(Lack lack) {
        return switch (lack) {
            case NO_EXEC_FLAG -> anyBit(SystemCall.number(319, 279), 1, Linux.MFD_NOEXEC_SEAL);
            case FUTURE_WRITE_SEAL -> futureWrite();
            case POPULATE -> populate((int) SystemCall.number(28, 233));
            case MEMBARRIER -> List.of(load(0), skipUnless((int) SystemCall.number(324, 283), 1), refuse(EPERM));
        };
    }

    /// Refuses a call one of whose arguments has a bit.
    private static List<Instruction> anyBit(long call, int argument, int bit) {
        return List.of(
                load(0),
                skipUnless((int) call, 3),
                load(16 + 8 * argument),
                new Instruction(JUMP_IF_ANY_BIT, 0, 1, bit),
                refuse(Errno.EINVAL));
    }

    private static List<Instruction> populate(int madvise) {
        return List.of(
                load(0),
                skipUnless(madvise, 4),
                load(16 + 16),
                new Instruction(JUMP_IF_EQUAL, 1, 0, Linux.MADV_POPULATE_READ),
                skipUnless(Linux.MADV_POPULATE_WRITE, 1),
                refuse(Errno.EINVAL));
    }

    private static List<Instruction> futureWrite() {
        return List.of(
                load(0),
                skipUnless((int) SystemCall.number(72, 25), 5),
                load(16 + 8),
                skipUnless(Linux.F_ADD_SEALS, 3),
                load(16 + 16),
                new Instruction(JUMP_IF_ANY_BIT, 0, 1, MemFd.SEAL_FUTURE_WRITE),
                refuse(Errno.EINVAL));
    }

    private static Instruction load(int offset) {
        return new Instruction(LOAD, 0, 0, offset);
    }

    private static Instruction skipUnless(int value, int instructions) {
        return new Instruction(JUMP_IF_EQUAL, 0, instructions, value);
    }

    private static Instruction refuse(int errno) {
        return new Instruction(RETURN, 0, 0, ERROR | errno);
    }

    private static void call(String name, long number, long first, long second, MemorySegment third) {
        MethodHandle syscall = SystemCall.bind(
                "syscall",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        SystemCall.run(name, "", state -> (long) syscall.invokeExact(state, number, first, second, third, 0L, 0L));
    }
}
