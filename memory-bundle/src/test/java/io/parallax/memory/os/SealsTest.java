package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a peer of the same user cannot do to a data file that it received: the kernel refuses all of it.
class SealsTest {
    private static final int READ_WRITE = 2;
    private static final int MADV_REMOVE = 9;
    private static final int PROT_WRITE = 2;

    private final MemFd owners = MemFd.create("parallax:data", 8192);
    private final Mapping ownersMapping = owners.map();
    private Descriptor peers = owners.descriptor();

    @BeforeEach
    void pass() {
        ownersMapping.bytes().fill((byte) 7);
        owners.seal();
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        pair.one().send(new byte[] {1}, owners.descriptor());
        try (Received received = Objects.requireNonNull(pair.other().receive(1, 1))) {
            peers = received.take();
        }
        pair.one().close();
        pair.other().close();
    }

    @AfterEach
    void isUnchanged() {
        assertThat(ownersMapping.bytes().toArray(JAVA_BYTE)).hasSize(8192).containsOnly(7);
        ownersMapping.bytes().set(JAVA_BYTE, 0, (byte) 1); // and the owner can still write
        peers.close();
        ownersMapping.close();
        owners.close();
    }

    private static void isRefused(ThrowingCallable attempt) {
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(attempt)
                .satisfies(e -> assertThat(e.symbol()).isIn("EPERM", "EACCES"));
    }

    @Test
    void cannotBeMadeSmaller() {
        isRefused(() -> Linux.ftruncate(peers.number(), 4096));
    }

    @Test
    void cannotBeMadeLarger() {
        isRefused(() -> Linux.ftruncate(peers.number(), 16384));
    }

    @Test
    void cannotBeMappedWritable() {
        isRefused(() -> Mapping.ofFile(peers.number(), 8192));
    }

    @Test
    void cannotBeWritten() {
        isRefused(() -> SealBreaker.write(peers));
    }

    @Test
    void cannotBeWrittenOrMappedAfterReopening() {
        try (Descriptor reopened = SealBreaker.reopened(peers)) {
            isRefused(() -> SealBreaker.write(reopened));
            isRefused(() -> Mapping.ofFile(reopened.number(), 8192));
        }
    }

    @Test
    void cannotGetHoles() {
        isRefused(() -> SealBreaker.punchHole(peers));
        try (Mapping mapping = Mapping.readOnlyOfFile(peers.number(), 8192)) {
            isRefused(() -> Linux.madvise(mapping.bytes().address(), 8192, MADV_REMOVE));
        }
    }

    @Test
    void cannotMakeItsReadOnlyMappingWritable() {
        MethodHandle mprotect =
                SystemCall.bind("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        try (Mapping mapping = Mapping.readOnlyOfFile(peers.number(), 8192)) {
            long address = mapping.bytes().address();
            isRefused(() -> SystemCall.run("mprotect", "", state ->
                    (int) mprotect.invokeExact(state, address, 8192L, Linux.PROT_READ | PROT_WRITE)));
        }
    }

    @Test
    void cannotGetMoreSeals() {
        isRefused(() -> Linux.fcntl(peers.number(), Linux.F_ADD_SEALS, MemFd.SEAL_SEAL));
    }

    @Test
    void leavesAControlFileWritableButOfOneSize() {
        try (MemFd control = MemFd.create("parallax:control", 4096)) {
            control.sealSize();
            isRefused(() -> Linux.ftruncate(control.descriptor().number(), 8192));
            isRefused(() -> Linux.fcntl(control.descriptor().number(), Linux.F_ADD_SEALS, MemFd.SEAL_FUTURE_WRITE));
            control.map().close();
        }
    }

    @Test
    void isRefusedByAReceiverWhenItLacksSeals() {
        try (MemFd control = MemFd.create("parallax:control", 4096)) {
            control.sealSize();
            Descriptor copy = new Descriptor(
                    Linux.open("/proc/self/fd/" + control.descriptor().number(), Linux.O_CLOEXEC | READ_WRITE));
            assertThatExceptionOfType(io.parallax.api.memory.MemoryException.class)
                    .isThrownBy(() -> MemFd.received(copy, MemFd.SEAL_SHRINK | MemFd.SEAL_FUTURE_WRITE))
                    .withMessageContaining("lacks seals (required=0x12");
            assertThat(copy.isOpen()).isFalse();
        }
    }
}
