package io.parallax.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.HugePages;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.ipc.LocalReader;
import io.parallax.memory.os.HugePageHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Huge pages on a host that is told to have some, and told back to what it was. Only root may do that; elsewhere, and
/// where the host finds no free memory in one piece, the tests are skipped with the reason.
class HugePageHostIT {
    private static final String RESERVED = "/proc/sys/vm/nr_hugepages";
    private static final String SHARED_POLICY = "/sys/kernel/mm/transparent_hugepage/shmem_enabled";
    private static final int PAGES = 8;

    private final HugePageHost host = new HugePageHost(Path.of("/"));

    private static MemoryPool pool(HugePages wish, int slots) {
        PoolConfig config = new PoolConfig("frames", 1 << 20, slots);
        return new HugePagePoolProvider().create(config.withHugePages(wish));
    }

    private HostSetting reserve() throws IOException {
        long more = host.total() + PAGES;
        HostSetting setting = HostSetting.change(RESERVED, Long.toString(more));
        if (host.free() < PAGES) {
            setting.close();
            assumeTrue(false, "the host has no " + PAGES + " free huge pages in one piece");
        }
        return setting;
    }

    /// {@return sizes in KiB of the pages under the mappings of a pool's file}
    private static List<Integer> pageSizes() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                within = line.contains("memfd:parallax:frames");
            } else if (within && line.startsWith("KernelPageSize:")) {
                sizes.add(Integer.valueOf(line.replaceAll("\\D", "")));
            }
        }
        return sizes;
    }

    @Test
    void givesReservedPagesAndTakesThemBack() throws IOException {
        try (HostSetting _ = reserve()) {
            long free = host.free();
            int kib = (int) (host.pageSize() / 1024);
            for (HugePages wish : List.of(HugePages.REQUIRE, HugePages.TRY)) {
                try (MemoryPool pool = pool(wish, 3)) {
                    long pages = pool.segment().byteSize() / host.pageSize();

                    assertThat(pool.segment().backing()).startsWith("memfd on " + pages + " reserved huge pages");
                    assertThat(pool.segment().hugeBytes())
                            .isEqualTo(pool.segment().byteSize());
                    assertThat(pageSizes()).containsOnly(kib);
                    assertThat(host.free()).as("they are taken at once").isEqualTo(free - pages);
                }
                assertThat(host.free()).isEqualTo(free);
            }
        }
    }

    @Test
    void refusesMoreThanIsReservedAndFallsBackWhenItOnlyTries() throws IOException {
        try (HostSetting _ = reserve()) {
            int slots = Math.toIntExact((host.free() + 1) * (host.pageSize() >> 20));

            assertThatExceptionOfType(MemoryException.class)
                    .isThrownBy(() -> pool(HugePages.REQUIRE, slots))
                    .withMessageContaining("asked for " + (host.free() + 1) + " huge pages")
                    .withMessageContaining("but only " + host.free() + " of " + host.total() + " are free");
            try (MemoryPool pool = pool(HugePages.TRY, slots)) {
                assertThat(pool.segment().backing()).startsWith("memfd").doesNotContain(" reserved huge pages");
                assertThat(pool.type()).isEqualTo(MemoryType.HUGE_PAGES);
            }
        }
    }

    @Test
    void carriesBuffersToAReaderOnReservedPages() throws Exception {
        try (HostSetting _ = reserve();
                MemoryPool pool = pool(HugePages.REQUIRE, 3);
                LocalReader reader = LocalReader.of(pool)) {
            try (LoanedSlot loan = requireNonNull(pool.tryLoan())) {
                loan.bytes().fill((byte) 7);
                reader.send(loan.publish(1 << 20));
            }
            try (Buffer buffer = reader.take()) {
                assertThat(buffer.bytes().toArray(JAVA_BYTE)).hasSize(1 << 20).containsOnly(7);
                assertThat(pageSizes()).hasSize(2).containsOnly((int) (host.pageSize() / 1024));
            }
        }
    }

    @Test
    void takesTransparentPagesWhereSharedMemoryMayHaveThem() throws IOException {
        assumeTrue(host.free() == 0, "this host has reserved huge pages, which come first");
        try (HostSetting _ = HostSetting.change(SHARED_POLICY, "advise");
                MemoryPool pool = pool(HugePages.TRY, 8)) {
            assertThat(host.sharedPolicy()).isEqualTo("advise");
            assumeTrue(pool.segment().hugeBytes() > 0, "the host has no free memory in one piece");

            assertThat(pool.segment().backing()).startsWith("memfd, ").endsWith("on transparent huge pages");
            assertThat(pool.segment().hugeBytes())
                    .isBetween(host.pageSize(), pool.segment().byteSize());
        }
    }

    @Test
    void saysWhyItHasSmallPagesWhereSharedMemoryMayNotHaveThem() throws IOException {
        assumeTrue(host.free() == 0, "this host has reserved huge pages, which come first");
        try (HostSetting _ = HostSetting.change(SHARED_POLICY, "never");
                MemoryPool pool = pool(HugePages.TRY, 8)) {
            assertThat(pool.segment().backing())
                    .startsWith("memfd on small pages; reserved ones: asked for ")
                    .contains("shmem_enabled=never");
            assertThat(pool.segment().hugeBytes()).isZero();
        }
    }
}
