package io.parallax.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.os.MemFd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolProviderTest {
    static Stream<MemoryPoolProvider> providers() {
        return Stream.of(new HeapPoolProvider(), new SharedPoolProvider(), new HugePagePoolProvider());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void makesAPoolOfItsType(MemoryPoolProvider provider) throws InterruptedException {
        try (MemoryPool pool = provider.create(new PoolConfig("frames", 5000, 3));
                LoanedSlot loan = pool.loan()) {
            loan.bytes().fill((byte) 3);
            Buffer buffer = loan.publish(5000);

            assertThat(buffer.bytes().get(JAVA_BYTE, 4999)).isEqualTo((byte) 3);
            assertThat(pool.type()).isEqualTo(provider.type());
            assertThat(pool.segment().byteSize()).isGreaterThanOrEqualTo(15_000);
            buffer.close();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void refusesWhatTheHostHasNoRoomFor(MemoryPoolProvider provider) {
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> provider.create(new PoolConfig("huge", 1L << 40, 1 << 10)))
                .withMessageStartingWith("pool huge (1024 slots of 1099511627776 bytes): asked for 1073741824.0 MiB")
                .withMessageContaining("are available")
                .withMessageContaining("ask for fewer or smaller slots");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void refusesSizesBeyondAllNumbers(MemoryPoolProvider provider) {
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> provider.create(new PoolConfig("huge", Long.MAX_VALUE / 2, 4)))
                .withMessageContaining("pool huge");
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> provider.create(new PoolConfig("huge", Long.MAX_VALUE, 1)))
                .withMessageContaining("pool huge");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void refusesTooManySlotsAndTooLargeAnAlignment(MemoryPoolProvider provider) {
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> provider.create(new PoolConfig("many", 1, Integer.MAX_VALUE)))
                .withMessageContaining("at most 16777216 slots");
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> provider.create(new PoolConfig("wide", 1, 1).withAlignment(1 << 20)))
                .withMessageContaining("cannot be aligned to 1048576 bytes");
    }

    @Test
    void sealsSharedMemory() {
        SharedSegment segment = SharedSegment.create("sealed", 4096);

        int all = MemFd.SEAL_SHRINK | MemFd.SEAL_GROW | MemFd.SEAL_FUTURE_WRITE;
        assertThat(segment.file().seals() & all).isEqualTo(all);
        assertThat(segment.type()).isEqualTo(MemoryType.SHARED);
        segment.close();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void leavesNoDescriptorAndNoMappingBehind(MemoryPoolProvider provider) throws IOException, InterruptedException {
        MemoryPool first = provider.create(new PoolConfig("lives", 4096, 2));
        first.loan().publish(1).close();
        first.close();
        long descriptors = descriptors();

        for (int life = 0; life < 200; life++) {
            MemoryPool pool = provider.create(new PoolConfig("lives", 4096, 2));
            Buffer buffer = pool.loan().publish(1);
            pool.close();
            buffer.close();
        }

        assertThat(descriptors()).isEqualTo(descriptors);
        assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain("parallax:lives");
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
