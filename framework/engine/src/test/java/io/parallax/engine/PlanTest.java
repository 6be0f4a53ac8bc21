package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.element.QueueLimits.Leak;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.Plan;
import java.util.List;
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
}
