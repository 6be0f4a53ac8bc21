package io.parallax.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.api.memory.HugePages;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.os.HugePageHost;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.slot.SlotMemory;
import io.parallax.memory.slot.SlotPool;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On the host as it is: what it cannot give must be told, what it gives must be there.
class HugePagePoolTest {
    private static final PoolConfig CONFIG = new PoolConfig("frames", 1 << 20, 3);

    private final HugePageHost host = new HugePageHost(Path.of("/"));

    private static MemoryPool pool(HugePages wish) {
        return new HugePagePoolProvider().create(CONFIG.withHugePages(wish));
    }

    @Test
    void refusesWithTheNumbersAndTheCureWhenPagesAreMissing() {
        PoolConfig beyond = new PoolConfig("vast", 1L << 40, 1).withHugePages(HugePages.REQUIRE);

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> new HugePagePoolProvider().create(beyond))
                .withMessageStartingWith("pool vast (1 slots of 1099511627776 bytes): asked for ")
                .withMessageContaining(" huge pages of ")
                .withMessageContaining("but only " + host.free() + " of " + host.total() + " are free")
                .withMessageContaining("sysctl -w vm.nr_hugepages=")
                .withMessageContaining("huge-pages=try");
    }

    @Test
    void refusesToGoWithoutWhenNoneAreReserved() {
        assumeTrue(host.free() == 0, "this host has huge pages");

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> pool(HugePages.REQUIRE))
                .withMessageContaining("pool frames")
                .withMessageContaining("but only 0 of");
    }

    @Test
    void liesOnReservedPagesWhenThereAreSome() {
        assumeTrue(host.free() >= 2, "this host has no huge pages: sysctl -w vm.nr_hugepages=8");
        long freeBefore = host.free();

        MemoryPool pool = pool(HugePages.REQUIRE);

        assertThat(pool.segment().hugeBytes()).isEqualTo(pool.segment().byteSize());
        assertThat(pool.segment().backing()).startsWith("memfd on 2 reserved huge pages");
        assertThat(host.free()).isEqualTo(freeBefore - 2);
        pool.close();
        assertThat(host.free()).isEqualTo(freeBefore);
    }

    @Test
    void makesAPoolAnywayWhenItOnlyTriesAndTellsWhatItGot() {
        try (MemoryPool pool = pool(HugePages.TRY)) {
            long huge = pool.segment().hugeBytes();
            String backing = pool.segment().backing();

            assertThat(huge).isBetween(0L, pool.segment().byteSize());
            assertThat(backing)
                    .contains(huge == 0 ? "memfd on small pages; reserved ones: asked for 2 huge pages" : "huge pages");
            assertThat(pool.type()).isEqualTo(MemoryType.HUGE_PAGES);
        }
    }

    @Test
    void usesSmallPagesWhenItIsOff() {
        try (MemoryPool pool = pool(HugePages.OFF)) {
            assertThat(pool.segment().hugeBytes()).isZero();
            assertThat(pool.segment().backing()).isEqualTo("memfd on small pages, as asked");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HugePages.class,
            names = {"OFF", "TRY"})
    void canBeSharedWhateverItLiesOn(HugePages wish) {
        try (MemoryPool pool = pool(wish)) {
            SlotMemory memory = ((SlotPool) pool).segment();
            int seals = Objects.requireNonNull(memory.file()).seals();

            int all = MemFd.SEAL_SHRINK | MemFd.SEAL_GROW | MemFd.SEAL_FUTURE_WRITE;
            assertThat(seals & all).isEqualTo(all);
        }
    }
}
