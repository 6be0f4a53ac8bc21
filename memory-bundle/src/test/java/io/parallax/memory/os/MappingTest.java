package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MappingTest {
    @Test
    void isWritableAndZero() {
        try (Mapping mapping = Mapping.anonymous(4096)) {
            assertThat(mapping.bytes().get(JAVA_BYTE, 4095)).isZero();
            mapping.bytes().fill((byte) 7);
            assertThat(mapping.bytes().get(JAVA_BYTE, 4095)).isEqualTo((byte) 7);
        }
    }

    @Test
    void killsKeptSlicesWithTheMapping() {
        Mapping mapping = Mapping.anonymous(4096);
        MemorySegment slice = mapping.bytes().asSlice(100, 10);
        mapping.close();

        assertThat(slice.scope().isAlive()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> slice.get(JAVA_BYTE, 0));
    }

    @Test
    void endsALeaseWithoutTheMapping() {
        try (Mapping mapping = Mapping.anonymous(4096)) {
            Lease lease = new Lease(mapping.bytes().asSlice(0, 64));
            MemorySegment leased = lease.bytes();
            leased.set(JAVA_BYTE, 0, (byte) 1);

            assertThat(lease.tryEnd()).isTrue();

            assertThatIllegalStateException().isThrownBy(() -> leased.get(JAVA_BYTE, 0));
            assertThat(mapping.bytes().get(JAVA_BYTE, 0)).isEqualTo((byte) 1);
        }
    }

    @Test
    void staysMappedWhileACallUsesItAndGoesLater() throws Exception {
        Mapping mapping = Mapping.anonymous(4096);
        Pipe pipe = Pipe.open();
        Thread reader = readInto(mapping.bytes().asByteBuffer(), pipe);

        mapping.close();
        assertThat(mapping.bytes().scope().isAlive()).isTrue();
        pipe.sink().write(ByteBuffer.wrap(new byte[] {5}));
        reader.join();
        assertThat(mapping.bytes().get(JAVA_BYTE, 0)).isEqualTo((byte) 5);
        Mapping.anonymous(4096).close();

        assertThat(mapping.bytes().scope().isAlive()).isFalse();
        assertThat(Arenas.stillUsed()).isZero();
        pipe.sink().close();
        pipe.source().close();
    }

    @Test
    void doesNotEndALeaseWhileACallUsesIt() throws Exception {
        try (Mapping mapping = Mapping.anonymous(4096)) {
            Lease lease = new Lease(mapping.bytes());
            Pipe pipe = Pipe.open();
            Thread reader = readInto(lease.bytes().asByteBuffer(), pipe);

            assertThat(lease.tryEnd()).isFalse();

            pipe.sink().close();
            reader.join();
            assertThat(lease.tryEnd()).isTrue();
            pipe.source().close();
        }
    }

    /// {@return a thread that is inside a blocking read into the bytes}
    private static Thread readInto(ByteBuffer bytes, Pipe pipe) {
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                pipe.source().read(bytes);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        while (Arrays.stream(reader.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals("read0"))) {
            Thread.onSpinWait();
        }
        return reader;
    }
}
