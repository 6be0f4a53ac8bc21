package io.parallax.memory.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.memory.os.OldKernel.Lack;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// On kernels that lack something, which a filter of system calls plays here, everything still works, or is refused
/// with the reason. Nothing is ever less safe in silence.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OldKernelIT {
    private static final String ALL_REFUSED =
            "seals {shrink=EPERM, grow=EPERM, map=EPERM, write=EPERM, reopen=EPERM, punch=EPERM}";

    private static ChildJvm without(Lack lack) throws IOException {
        ChildJvm child = ChildJvm.start(OldKernelStream.class, lack);
        String first = child.line();
        assumeTrue(first.startsWith("barrier"), () -> "system calls cannot be filtered here: " + first);
        assertThat(first).isEqualTo("barrier " + (lack != Lack.MEMBARRIER));
        assertThat(child.line()).isEqualTo("pool memfd");
        return child;
    }

    @Test
    void makesMemfdsWithoutTheFlagAgainstExecution() throws Exception {
        keepsEverySealAndStreams(Lack.NO_EXEC_FLAG);
    }

    @Test
    void touchesPagesByHandWhereTheyCannotBeAskedFor() throws Exception {
        keepsEverySealAndStreams(Lack.POPULATE);
    }

    @Test
    void missesNoWakeUpWithoutBarriersOfOthers() throws Exception {
        keepsEverySealAndStreams(Lack.MEMBARRIER);
    }

    private static void keepsEverySealAndStreams(Lack lack) throws Exception {
        try (ChildJvm child = without(lack)) {
            assertThat(child.line()).isEqualTo("stream 200 COMPLETE");
            assertThat(child.line()).isEqualTo(ALL_REFUSED);
            assertThat(child.end()).isZero();
        }
    }

    @Test
    void refusesToExportWhatOthersCouldWrite() throws Exception {
        try (ChildJvm child = without(Lack.FUTURE_WRITE_SEAL)) {
            assertThat(child.line())
                    .startsWith("stream pool old cannot be kept from being written by others (seals=0x")
                    .contains("use Linux 5.1 or newer");
            assertThat(child.line())
                    .isEqualTo("seals {shrink=EPERM, grow=EPERM, map=done, write=done, reopen=done, punch=done}");
            assertThat(child.end()).isZero();
        }
    }
}
