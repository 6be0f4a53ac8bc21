package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls, typed. Each function is bound when it is first used: binding costs about a millisecond.
final class Linux {
    static final int MFD_CLOEXEC = 1;
    static final int MFD_ALLOW_SEALING = 2;
    static final int MFD_HUGETLB = 4;
    static final int MFD_NOEXEC_SEAL = 8;
    static final int O_READ_WRITE = 2;
    static final int O_CREATE = 0x40;
    static final int O_CLOEXEC = 0x80000;
    static final int O_NONBLOCK = 0x800;
    static final int F_GETFL = 3;
    static final int F_SETFL = 4;
    static final int F_ADD_SEALS = 1033;
    static final int F_GET_SEALS = 1034;
    static final int SEEK_END = 2;
    static final int LOCK_EXCLUSIVE_NOW = 2 | 4;
    static final int PROT_READ = 1;
    static final int PROT_READ_WRITE = 1 | 2;
    static final int MAP_SHARED = 1;
    static final int MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
    static final int MADV_HUGEPAGE = 14;
    static final int MADV_POPULATE_READ = 22;
    static final int MADV_POPULATE_WRITE = 23;

    private Linux() {}

    private static final class MemfdCreate {
        static final MethodHandle HANDLE =
                SystemCall.bind("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class Ftruncate {
        static final MethodHandle HANDLE =
                SystemCall.bind("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    }

    private static final class Fallocate {
        static final MethodHandle HANDLE =
                SystemCall.bind("fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    }

    private static final class Fcntl {
        static final MethodHandle HANDLE = SystemCall.bind(
                "fcntl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
                Linker.Option.firstVariadicArg(2));
    }

    private static final class Mmap {
        static final MethodHandle HANDLE = SystemCall.bind(
                "mmap",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    }

    private static final class Munmap {
        static final MethodHandle HANDLE =
                SystemCall.bind("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    }

    private static final class Madvise {
        static final MethodHandle HANDLE =
                SystemCall.bind("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    }

    private static final class Lseek {
        static final MethodHandle HANDLE =
                SystemCall.bind("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
    }

    private static final class Open {
        static final MethodHandle HANDLE = SystemCall.bind(
                "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    }

    private static final class Create {
        static final MethodHandle HANDLE = SystemCall.bind(
                "open",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                Linker.Option.firstVariadicArg(2));
    }

    private static final class PosixFallocate {
        static final MethodHandle HANDLE =
                SystemCall.bind("posix_fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    }

    private static final class Flock {
        static final MethodHandle HANDLE =
                SystemCall.bind("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    private static final class Getuid {
        static final MethodHandle HANDLE = SystemCall.bind("getuid", FunctionDescriptor.of(JAVA_INT));
    }

    private static final class Close {
        static final MethodHandle HANDLE = SystemCall.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    private static final class PageSize {
        static final MethodHandle HANDLE = SystemCall.bind("getpagesize", FunctionDescriptor.of(JAVA_INT));
        static final int BYTES = (int) SystemCall.run("getpagesize", "", state -> (int) HANDLE.invokeExact(state));
    }

    static int memfdCreate(String name, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            return (int)
                    SystemCall.run("memfd_create", "name=" + name + ", flags=0x" + Integer.toHexString(flags), state ->
                            (int) MemfdCreate.HANDLE.invokeExact(state, text, flags));
        }
    }

    static void ftruncate(int fd, long size) {
        SystemCall.run("ftruncate", "fd=" + fd + ", size=" + size, state ->
                (int) Ftruncate.HANDLE.invokeExact(state, fd, size));
    }

    static void fallocate(int fd, long size) {
        SystemCall.run("fallocate", "fd=" + fd + ", mode=0, offset=0, size=" + size, state ->
                (int) Fallocate.HANDLE.invokeExact(state, fd, 0, 0L, size));
    }

    static int fcntl(int fd, int command, int argument) {
        return (int) SystemCall.run(
                "fcntl", "fd=" + fd + ", command=" + command + ", argument=0x" + Integer.toHexString(argument), state ->
                        (int) Fcntl.HANDLE.invokeExact(state, fd, command, argument));
    }

    /// {@return the size of a file in bytes}
    static long size(int fd) {
        return SystemCall.run("lseek", "fd=" + fd + ", offset=0, whence=end", state ->
                (long) Lseek.HANDLE.invokeExact(state, fd, 0L, SEEK_END));
    }

    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(path);
            return (int) SystemCall.run("open", "path=" + path + ", flags=0x" + Integer.toHexString(flags), state ->
                    (int) Open.HANDLE.invokeExact(state, text, flags));
        }
    }

    /// Opens a file for reading and writing; makes it if it is not there.
    /// @param mode rights of a new file
    static int create(String path, int mode) {
        int flags = O_READ_WRITE | O_CREATE | O_CLOEXEC;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(path);
            return (int) SystemCall.run("open", "path=" + path + ", flags=0x" + Integer.toHexString(flags), state ->
                    (int) Create.HANDLE.invokeExact(state, text, flags, mode));
        }
    }

    /// Reserves room for a file, on file systems of any kind. The function answers its error instead of setting errno.
    static void posixFallocate(int fd, long size) {
        int error = (int) SystemCall.run(
                "posix_fallocate", "", state -> (int) PosixFallocate.HANDLE.invokeExact(state, fd, 0L, size));
        if (error == Errno.EINTR) {
            posixFallocate(fd, size);
        } else if (error != 0) {
            throw new SystemCallException("posix_fallocate", "fd=" + fd + ", offset=0, size=" + size, error);
        }
    }

    static void flock(int fd, int operation) {
        SystemCall.run("flock", "fd=" + fd + ", operation=" + operation, state ->
                (int) Flock.HANDLE.invokeExact(state, fd, operation));
    }

    static int getuid() {
        return (int) SystemCall.run("getuid", "", state -> (int) Getuid.HANDLE.invokeExact(state));
    }

    static long mmap(long size, int protection, int flags, int fd) {
        return SystemCall.run(
                "mmap",
                "size=" + size + ", protection=" + (protection == PROT_READ ? "r" : "rw") + ", flags=0x"
                        + Integer.toHexString(flags) + ", fd=" + fd,
                state -> (long) Mmap.HANDLE.invokeExact(state, 0L, size, protection, flags, fd, 0L));
    }

    static void munmap(long address, long size) {
        SystemCall.run("munmap", "address=0x" + Long.toHexString(address) + ", size=" + size, state ->
                (int) Munmap.HANDLE.invokeExact(state, address, size));
    }

    static void madvise(long address, long size, int advice) {
        SystemCall.run(
                "madvise", "address=0x" + Long.toHexString(address) + ", size=" + size + ", advice=" + advice, state ->
                        (int) Madvise.HANDLE.invokeExact(state, address, size, advice));
    }

    /// Closes a descriptor. It is gone even when this fails, so that it must not be closed again.
    static void close(int fd) {
        SystemCall.run("close", "fd=" + fd, state -> (int) Close.HANDLE.invokeExact(state, fd));
    }

    static int pageSize() {
        return PageSize.BYTES;
    }
}
