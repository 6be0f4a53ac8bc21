package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Execution;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.QueueLimits.Leak;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Transform;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.Plan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.engine.close();
    }

    private List<Plan.Task> tasks(String text) {
        return elements.engine.parse("x", text).plan().tasks();
    }

    @Test
    void showsThreadsWithTheirElementsInOrderAndTheQueuesBetween() {
        List<Plan.Task> tasks = tasks("numbers name=n ! pass name=p ! queue name=q max-size-buffers=7 ! tee name=t"
                + " ! collect name=c  t. ! queue name=r ! collect name=d");

        assertThat(tasks).extracting(Plan.Task::thread).containsExactly("parallax/x/n", "parallax/x/q", "parallax/x/r");
        assertThat(tasks)
                .extracting(Plan.Task::elements)
                .containsExactly(List.of("n", "p"), List.of("q", "t", "c"), List.of("r", "d"));
        assertThat(tasks.get(1).inputs()).singleElement().satisfies(input -> {
            assertThat(input.from()).containsExactly("p");
            assertThat(input.limits().maxBuffers()).isEqualTo(7);
        });
    }

    @Test
    void showsTheQueuesThatBranchesAndInputsGet() {
        List<Plan.Task> tasks = tasks("numbers is-live=true name=n ! tee name=t ! queue name=q ! zip name=m"
                + "  t. ! pass name=p ! m.  m. ! collect name=c");

        assertThat(tasks)
                .extracting(Plan.Task::elements)
                .containsExactlyInAnyOrder(List.of("n", "t"), List.of("q"), List.of("t.src_1", "p"), List.of("m", "c"));
        assertThat(tasks.getLast().inputs()).extracting(Plan.Input::name).containsExactly("m.sink_0", "m.sink_1");
        assertThat(tasks)
                .filteredOn(task -> task.thread().endsWith("q") || task.thread().endsWith("src_1"))
                .allSatisfy(task ->
                        assertThat(task.inputs().getFirst().limits().leak()).isEqualTo(Leak.UPSTREAM));
    }

    @Test
    void namesTheThreadsThatThenRun() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("y", "numbers ! queue ! collect")) {
            pipeline.run().toCompletableFuture().join();

            assertThat(pipeline.explain().findings())
                    .extracting(finding -> finding.thread())
                    .containsExactlyElementsOf(pipeline.plan().tasks().stream()
                            .map(Plan.Task::thread)
                            .toList());
        }
    }

    @ElementType(name = "remote", category = "Test", summary = "waits in Java")
    @Execution(Execution.Kind.BLOCKING_IO)
    static final class Remote implements Transform {
        private final List<Thread> threads = new CopyOnWriteArrayList<>();

        @Override
        public Flow process(Buffer in, Output out) {
            threads.add(Thread.currentThread());
            return out.push(in);
        }
    }

    @ElementType(name = "drop", category = "Test", summary = "forgets")
    @Execution(Execution.Kind.CPU)
    static final class Drop implements Sink {
        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }

    @Test
    void givesAVirtualThreadToATaskThatOnlyWaitsInJava() throws Exception {
        elements.add(Remote::new);
        elements.add(Drop::new);
        String text = "numbers count=1000 name=n ! remote name=a ! queue name=q ! remote name=b ! drop";
        try (Pipeline pipeline = elements.engine.parse("z", text)) {
            assertThat(pipeline.plan().tasks())
                    .extracting(Plan.Task::kind)
                    .containsExactly(Plan.ThreadKind.PLATFORM, Plan.ThreadKind.VIRTUAL);
            pipeline.run();
            pipeline.awaitEnd();
        }

        List<Remote> all = elements.instances(Remote.class);
        assertThat(all.getFirst().threads).hasSize(1000).noneMatch(Thread::isVirtual);
        assertThat(all.getLast().threads).hasSize(1000).allMatch(Thread::isVirtual);
        assertThat(all.getLast().threads.getFirst().getName()).isEqualTo("parallax/z/q");
    }
}
