package io.parallax.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LinuxThreadsTest {
    private static final Path STATUS = Path.of("/proc/thread-self/status");
    private static final Path STAT = Path.of("/proc/thread-self/stat");
    private static final int NICE_FIELD = 16; // of those behind the name in brackets

    private final LinuxThreads threads = new LinuxThreads();

    private static <T> T inANewThread(Callable<T> code) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(code);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    private static String allowed() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("Cpus_allowed_list:\\s*", "");
    }

    private static int nice() throws IOException {
        String text = Files.readString(STAT);
        return Integer.parseInt(text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[NICE_FIELD]);
    }

    @Test
    void runsOneThreadOnOneProcessorAndThoseItStartsToo() throws Exception {
        String before = allowed();
        int cpu = Integer.parseInt(before.replaceAll("\\D.*", ""));
        String child = inANewThread(() -> {
            threads.pin(List.of(cpu));
            assertThat(allowed()).isEqualTo("" + cpu);
            return inANewThread(LinuxThreadsTest::allowed);
        });

        assertThat(child).isEqualTo("" + cpu);
        assertThat(allowed()).isEqualTo(before);
    }

    @Test
    void makesOneThreadGiveWay() throws Exception {
        int before = nice();
        assertThat(inANewThread(() -> {
                    threads.nice(7);
                    return nice();
                }))
                .isEqualTo(7);
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> threads.pin(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threads.pin(List.of(1024)))
                .withMessageContaining("1024");
        assertThatIllegalStateException()
                .isThrownBy(() -> threads.pin(List.of(1023)))
                .withMessageContaining("1023")
                .withMessageContaining("Cpus_allowed_list");
        assertThatIllegalArgumentException().isThrownBy(() -> threads.nice(20)).withMessageContaining("20");
    }

    @Test
    void leavesCarriersOfVirtualThreadsAlone() throws Exception {
        Thread.ofVirtual()
                .start(() -> assertThatIllegalStateException().isThrownBy(() -> threads.nice(1)))
                .join();
    }
}
