package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls for sockets, typed.
final class SocketCalls {
    static final int MSG_DONTWAIT = 0x40;
    static final int SHUT_BOTH = 2;

    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int CREDENTIALS_BYTES = 12;

    private SocketCalls() {}

    private static final class Socket {
        static final MethodHandle HANDLE =
                SystemCall.bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    }

    private static final class Socketpair {
        static final MethodHandle HANDLE =
                SystemCall.bind("socketpair", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    }

    private static final class Bind {
        static final MethodHandle HANDLE =
                SystemCall.bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class Listen {
        static final MethodHandle HANDLE =
                SystemCall.bind("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    private static final class Accept {
        static final MethodHandle HANDLE =
                SystemCall.bind("accept4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    }

    private static final class Connect {
        static final MethodHandle HANDLE =
                SystemCall.bind("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class Sendmsg {
        static final MethodHandle HANDLE =
                SystemCall.bind("sendmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class Recvmsg {
        static final MethodHandle HANDLE =
                SystemCall.bind("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class Getsockopt {
        static final MethodHandle HANDLE = SystemCall.bind(
                "getsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    }

    private static final class Shutdown {
        static final MethodHandle HANDLE =
                SystemCall.bind("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    private static final class Fchmod {
        static final MethodHandle HANDLE =
                SystemCall.bind("fchmod", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    static Descriptor socket(SocketType type, int flags) {
        int all = type.number | Linux.O_CLOEXEC | flags;
        return new Descriptor((int) SystemCall.run("socket", "family=unix, type=" + type, state ->
                (int) Socket.HANDLE.invokeExact(state, (int) UnixAddress.FAMILY, all, 0)));
    }

    static Descriptor[] socketPair(SocketType type) {
        int all = type.number | Linux.O_CLOEXEC;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(JAVA_INT, 2);
            SystemCall.run("socketpair", "family=unix, type=" + type, state ->
                    (int) Socketpair.HANDLE.invokeExact(state, (int) UnixAddress.FAMILY, all, 0, numbers));
            return new Descriptor[] {
                new Descriptor(numbers.getAtIndex(JAVA_INT, 0)), new Descriptor(numbers.getAtIndex(JAVA_INT, 1))
            };
        }
    }

    static void bind(int fd, UnixAddress to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = to.encode(arena);
            SystemCall.run("bind", "fd=" + fd + ", address=" + to, state ->
                    (int) Bind.HANDLE.invokeExact(state, fd, address, (int) address.byteSize()));
        }
    }

    static void listen(int fd, int backlog) {
        SystemCall.run("listen", "fd=" + fd + ", backlog=" + backlog, state ->
                (int) Listen.HANDLE.invokeExact(state, fd, backlog));
    }

    static Descriptor accept(int fd) {
        return new Descriptor((int) SystemCall.run("accept4", "fd=" + fd, state ->
                (int) Accept.HANDLE.invokeExact(state, fd, MemorySegment.NULL, MemorySegment.NULL, Linux.O_CLOEXEC)));
    }

    static void connect(int fd, UnixAddress to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = to.encode(arena);
            SystemCall.run("connect", "fd=" + fd + ", address=" + to, state ->
                    (int) Connect.HANDLE.invokeExact(state, fd, address, (int) address.byteSize()));
        }
    }

    static long send(int fd, MemorySegment message, int flags) {
        return SystemCall.run("sendmsg", "fd=" + fd, state ->
                (long) Sendmsg.HANDLE.invokeExact(state, fd, message, MSG_NOSIGNAL | flags));
    }

    static long receive(int fd, MemorySegment message, int flags) {
        return SystemCall.run("recvmsg", "fd=" + fd, state ->
                (long) Recvmsg.HANDLE.invokeExact(state, fd, message, MSG_CMSG_CLOEXEC | flags));
    }

    static PeerCredentials peer(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment peer = arena.allocate(JAVA_INT, 3);
            MemorySegment length = arena.allocateFrom(JAVA_INT, CREDENTIALS_BYTES);
            SystemCall.run("getsockopt", "fd=" + fd + ", option=SO_PEERCRED", state ->
                    (int) Getsockopt.HANDLE.invokeExact(state, fd, SOL_SOCKET, SO_PEERCRED, peer, length));
            return new PeerCredentials(
                    peer.getAtIndex(JAVA_INT, 0), peer.getAtIndex(JAVA_INT, 1), peer.getAtIndex(JAVA_INT, 2));
        }
    }

    static void shutdown(int fd) {
        SystemCall.run("shutdown", "fd=" + fd, state -> (int) Shutdown.HANDLE.invokeExact(state, fd, SHUT_BOTH));
    }

    static void fchmod(int fd, int mode) {
        SystemCall.run("fchmod", "fd=" + fd + ", mode=0" + Integer.toOctalString(mode), state ->
                (int) Fchmod.HANDLE.invokeExact(state, fd, mode));
    }
}
