package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A door bell that a thread can wait for beside sockets ([Poller]), and that another process can ring. Ringing never
/// blocks and allocates nothing.
public final class EventFd implements AutoCloseable {
    private final Descriptor descriptor;

    private EventFd(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    private static final class Calls {
        static final MethodHandle EVENTFD =
                SystemCall.bind("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        static final MethodHandle WRITE =
                SystemCall.bindPlain("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        static final MethodHandle READ =
                SystemCall.bindPlain("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        static final MemorySegment ONE = Arena.global().allocateFrom(JAVA_LONG, 1);
    }

    /// Makes a bell.
    /// @return a new bell, owned by the caller
    public static EventFd create() {
        int number = (int) SystemCall.run("eventfd", "flags=cloexec+nonblock", state ->
                (int) Calls.EVENTFD.invokeExact(state, 0, Linux.O_CLOEXEC | Linux.O_NONBLOCK));
        return new EventFd(new Descriptor(number));
    }

    /// Takes over a bell that another process made. What the other passed need not be one, so it is set never to block.
    /// @param descriptor owned by the bell from now on
    /// @return the bell
    public static EventFd received(Descriptor descriptor) {
        try {
            int flags = Linux.fcntl(descriptor.number(), Linux.F_GETFL, 0);
            Linux.fcntl(descriptor.number(), Linux.F_SETFL, flags | Linux.O_NONBLOCK);
            return new EventFd(descriptor);
        } catch (RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    /// {@return the descriptor, lent until this is closed}
    public Descriptor descriptor() {
        return descriptor;
    }

    /// Rings. A bell that rings already stays so.
    public void ring() {
        transfer(Calls.WRITE, Calls.ONE);
    }

    /// Makes the bell silent again.
    public void hush() {
        try (Arena arena = Arena.ofConfined()) {
            transfer(Calls.READ, arena.allocate(JAVA_LONG));
        }
    }

    private void transfer(MethodHandle call, MemorySegment count) {
        try {
            long _ = (long) call.invokeExact(descriptor.number(), count, 8L);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw SystemCall.misbound("eventfd", e);
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
