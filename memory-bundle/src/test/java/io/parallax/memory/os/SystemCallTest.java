package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.memory.MemoryException;
import org.junit.jupiter.api.Test;

class SystemCallTest {
    @Test
    void namesCallArgumentsSymbolAndCure() {
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> Linux.ftruncate(-1, 4096))
                .isInstanceOf(MemoryException.class)
                .withMessage("ftruncate(fd=-1, size=4096) failed: EBADF (bad file descriptor): "
                        + "the descriptor was closed before; this is a bug, please report it")
                .satisfies(e -> assertThat(e.call()).isEqualTo("ftruncate"))
                .satisfies(e -> assertThat(e.symbol()).isEqualTo("EBADF"));
    }

    @Test
    void givesTheNumberOfAnErrorWithoutSymbol() {
        assertThat(new SystemCallException("call", "x=1", 4711)).hasMessageContaining("call(x=1) failed: errno 4711");
    }

    @Test
    void reportsARefusedMapping() {
        assertThatExceptionOfType(SystemCallException.class)
                .isThrownBy(() -> Linux.mmap(1L << 60, Linux.PROT_READ_WRITE, Linux.MAP_PRIVATE_ANONYMOUS, -1))
                .withMessageStartingWith("mmap(size=1152921504606846976, ")
                .withMessageContaining("ENOMEM")
                .withMessageContaining("ask for fewer or smaller slots");
    }

    @Test
    void knowsThePageSize() {
        assertThat(Mapping.pageSize())
                .isGreaterThanOrEqualTo(4096)
                .satisfies(size -> assertThat(Integer.bitCount(size)).isEqualTo(1));
    }
}
