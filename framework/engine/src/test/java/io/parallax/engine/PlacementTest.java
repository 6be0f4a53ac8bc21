package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Execution;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Stateless;
import io.parallax.api.element.Transform;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which processors the threads of a pipeline run on, and who goes first.
@Timeout(60)
class PlacementTest {
    private static final int NICE_FIELD = 16; // of those behind the name in brackets

    private final TestCatalog elements = new TestCatalog();

    @BeforeEach
    void addsElements() {
        elements.add(Where::new);
    }

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    @ElementType(name = "where", category = "Test", summary = "sees how its thread runs")
    @Execution(Execution.Kind.BLOCKING_IO)
    @Stateless
    static final class Where extends TestElements.Counted implements Transform {
        final Map<String, Integer> niceByThread = new ConcurrentHashMap<>();
        final Map<String, String> cpusByThread = new ConcurrentHashMap<>();

        @Override
        public Flow process(Buffer in, Output out) throws Exception {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String nice = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE_FIELD];
            niceByThread.put(Thread.currentThread().getName(), Integer.valueOf(nice));
            for (String line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
                if (line.startsWith("Cpus_allowed_list:")) {
                    cpusByThread.put(Thread.currentThread().getName(), line.replaceAll("\\D*(.*)", "$1"));
                }
            }
            return out.push(in);
        }
    }

    @Test
    void runsEachThreadAsItsFirstElementSays() throws Exception {
        try (Pipeline pipeline = elements.engine.parse(
                "x",
                "numbers name=n count=100 thread-cpus=0 thread-nice=5 ! where name=a ! queue name=q thread-nice=3"
                        + " ! where name=b ! where name=c parallel=2 thread-nice=11 ! collect")) {
            assertThat(pipeline.plan().tasks()).extracting(Plan.Task::kind).containsOnly(Plan.ThreadKind.PLATFORM);
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(elements.instances(Where.class).get(0).niceByThread).isEqualTo(Map.of("parallax/x/n", 5));
        assertThat(elements.instances(Where.class).get(0).cpusByThread).isEqualTo(Map.of("parallax/x/n", "0"));
        assertThat(elements.instances(Where.class).get(1).niceByThread).isEqualTo(Map.of("parallax/x/q", 3));
        assertThat(elements.instances(Where.class).get(2).niceByThread)
                .satisfies(found -> assertThat(found.values()).containsOnly(11))
                .isNotEmpty();
    }

    @Test
    void warnsAndGoesOnWhenTheSystemRefuses() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("numbers name=n count=10 thread-cpus=1000 ! where ! collect")) {
            pipeline.run();
            pipeline.awaitEnd();

            Message message = pipeline.bus().take();
            while (!(message instanceof Message.Warning)) {
                message = pipeline.bus().take();
            }
            assertThat(((Message.Warning) message).text()).contains("1000").contains("Cpus_allowed_list");
        }
        assertThat(elements.only(Where.class).niceByThread).hasSize(1);
    }
}
