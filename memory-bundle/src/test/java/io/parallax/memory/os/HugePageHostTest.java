package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugePageHostTest {
    @TempDir
    Path root;

    @Test
    void countsPagesThatNobodyHasReserved() throws IOException {
        write("proc/meminfo", """
                MemTotal:       100000 kB
                HugePages_Total:      20
                HugePages_Free:       12
                HugePages_Rsvd:        5
                HugePages_Surp:        1
                Hugepagesize:       2048 kB
                """);
        HugePageHost host = new HugePageHost(root);

        assertThat(host.pageSize()).isEqualTo(2 << 20);
        assertThat(host.total()).isEqualTo(20);
        assertThat(host.free()).isEqualTo(7);
    }

    @Test
    void countsPagesThatTheHostMayStillMake() throws IOException {
        write("proc/meminfo", "HugePages_Free: 0\nHugePages_Rsvd: 0\nHugePages_Surp: 1\nHugepagesize: 2048 kB\n");
        write("proc/sys/vm/nr_overcommit_hugepages", "4\n");

        assertThat(new HugePageHost(root).free()).isEqualTo(3);
    }

    @Test
    void readsThePolicyInBrackets() throws IOException {
        write("sys/kernel/mm/transparent_hugepage/shmem_enabled", "always within_size [advise] never deny force\n");

        assertThat(new HugePageHost(root).sharedPolicy()).isEqualTo("advise");
    }

    @Test
    void addsUpTheHugePagesOfOneMapping() throws IOException {
        write("proc/self/smaps", """
                7f0000000000-7f0000400000 rw-s 00000000 00:01 1 /memfd:parallax:a (deleted)
                Size:               4096 kB
                ShmemPmdMapped:     2048 kB
                7f0000400000-7f0000800000 rw-s 00000000 00:01 2 /memfd:parallax:b (deleted)
                ShmemPmdMapped:     4096 kB
                """);
        HugePageHost host = new HugePageHost(root);

        assertThat(host.transparentBytes(0x7f0000000000L)).isEqualTo(2 << 20);
        assertThat(host.transparentBytes(0x7f0000400000L)).isEqualTo(4 << 20);
        assertThat(host.transparentBytes(0x1000)).isZero();
    }

    @Test
    void hasNoneWhereTheSystemTellsNone() {
        HugePageHost host = new HugePageHost(root);

        assertThat(host.pageSize()).isZero();
        assertThat(host.free()).isZero();
        assertThat(host.sharedPolicy()).isEqualTo("never");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
