package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.FaultyElements.Flaky;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.registry.ElementProvider;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pipelines whose elements are not there.
@Timeout(60)
class GhostTest {
    private static final String TEXT = "numbers count=5 ! flaky ! collect";

    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.engine.close();
        assertThat(elements.engine.pipelines()).isEmpty();
        assertThat(elements.released).containsExactlyInAnyOrderElementsOf(elements.made);
    }

    private static void awaitState(Pipeline pipeline, PipelineState state) throws InterruptedException {
        while (!(pipeline.bus().take() instanceof Message.StateChanged change && change.to() == state)) {
            // another message
        }
    }

    private static void assertNeeds(Pipeline pipeline, String what) {
        assertThat(pipeline.state()).isEqualTo(PipelineState.GHOST);
        assertThat(pipeline.missing()).containsExactly(what);
        assertThat(pipeline.toText()).isEqualTo(TEXT);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> pipeline.run().toCompletableFuture().get())
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining(what);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(pipeline::awaitEnd);
    }

    private void assertRuns(Pipeline pipeline) throws Exception {
        pipeline.run();
        pipeline.awaitEnd();
        assertThat(elements.instances(Collect.class).getLast().numbers)
                .isEqualTo(LongStream.range(0, 5).boxed().toList());
    }

    @Test
    void saysWhatItNeedsAndHealsWhenThatComes() throws Exception {
        Pipeline pipeline = elements.engine.define("g", TEXT, false);

        assertNeeds(pipeline, "element flaky");
        assertThat(pipeline.graph().elements()).isEmpty();
        assertThat(pipeline.stats().state()).isEqualTo(PipelineState.GHOST);

        elements.add(Flaky::new);
        awaitState(pipeline, PipelineState.SUSPENDED);
        assertThat(pipeline.missing()).isEmpty();
        assertRuns(pipeline);
    }

    @Test
    void isAGhostWhenAProviderGoesAndNamesIt() throws Exception {
        ElementProvider provider = elements.add(Flaky::new);
        Pipeline pipeline = elements.engine.parse("g", TEXT);
        assertRuns(pipeline);

        elements.catalog.remove(provider);
        awaitState(pipeline, PipelineState.GHOST);
        assertNeeds(pipeline, "element flaky (was test 1.0.0)");

        elements.catalog.add(provider);
        awaitState(pipeline, PipelineState.SUSPENDED);
        assertRuns(pipeline);
    }

    @Test
    void runsOnWithoutItsProviderAndIsAGhostAfterwards() throws Exception {
        ElementProvider provider = elements.add(Flaky::new);
        Pipeline pipeline = elements.engine.parse("g", "numbers ! flaky ! collect");
        pipeline.run().toCompletableFuture().get();

        elements.catalog.remove(provider);
        assertThat(pipeline.pause().toCompletableFuture().get()).isEqualTo(PipelineState.IDLE);
        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.GHOST);
        assertThat(pipeline.missing()).containsExactly("element flaky (was test 1.0.0)");
    }

    @Test
    void takesAnotherProviderOfTheNameIfThereIsOne() throws Exception {
        ElementProvider first = elements.add(Flaky::new);
        Pipeline pipeline = elements.engine.parse("g", TEXT);
        elements.add(Flaky::new);

        elements.catalog.remove(first);

        assertRuns(pipeline);
        assertThat(elements.instances(Flaky.class)).hasSize(2);
    }

    @Test
    void runsByItselfWhenItIsCompleteIfItIsToldTo() throws Exception {
        Pipeline pipeline = elements.engine.define("g", TEXT, true);
        assertThat(pipeline.state()).isEqualTo(PipelineState.GHOST);

        elements.add(Flaky::new);
        awaitState(pipeline, PipelineState.RUNNING);
        pipeline.awaitEnd();
        assertThat(elements.instances(Collect.class).getLast().numbers).hasSize(5);
    }

    @Test
    void doesNotRunByItselfAfterItWasStopped() throws Exception {
        Pipeline pipeline = elements.engine.define("g", TEXT, true);
        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.GHOST);

        elements.add(Flaky::new);
        awaitState(pipeline, PipelineState.SUSPENDED);
        assertThat(pipeline.prepare().toCompletableFuture().get()).isEqualTo(PipelineState.IDLE);
    }

    @Test
    void runsACompletePipelineAtOnceIfItIsToldTo() throws Exception {
        elements.add(Flaky::new);
        Pipeline pipeline = elements.engine.define("g", TEXT, true);
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).hasSize(5);
    }

    @Test
    void refusesATextThatIsWrongInItself() {
        for (String text : List.of("numbers ! flaky ! ! collect", "numbers cuont=3 ! flaky ! collect")) {
            assertThatExceptionOfType(MalformedPipelineException.class)
                    .isThrownBy(() -> elements.engine.define("g", text, false));
        }
        assertThat(elements.engine.pipelines()).isEmpty();
    }

    @Test
    void leavesNoTraceWhenItIsClosed() {
        Pipeline pipeline = elements.engine.define("g", TEXT, false);
        assertThatIllegalArgumentException().isThrownBy(() -> elements.engine.define("g", TEXT, false));

        pipeline.close();

        assertThat(elements.engine.pipeline("g")).isEmpty();
        elements.engine.define("g", TEXT, false).close();
    }

    @Test
    void staysAGhostWhileAnythingIsMissing() throws Exception {
        Pipeline pipeline = elements.engine.define("g", "numbers ! flaky ! slowstart ! collect", false);
        assertThat(pipeline.missing()).containsExactly("element flaky", "element slowstart");

        elements.add(Flaky::new);
        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.GHOST);
        assertThat(pipeline.missing()).containsExactly("element slowstart");
    }

    @Test
    void isAGhostWhenTheOneProviderGoesThatItAskedFor() throws Exception {
        ElementProvider provider = elements.add(Flaky::new);
        Pipeline pipeline = elements.engine.parse("g", "numbers count=5 ! test/flaky@1.0.0 ! collect");
        assertRuns(pipeline);

        elements.catalog.remove(provider);
        awaitState(pipeline, PipelineState.GHOST);

        assertThat(pipeline.missing()).containsExactly("element test/flaky@1.0.0 (was test 1.0.0)");
        assertThat(pipeline.toText()).isEqualTo("numbers count=5 ! test/flaky@1.0.0 ! collect");
        elements.add(Flaky::new);
        awaitState(pipeline, PipelineState.SUSPENDED);
        assertRuns(pipeline);
    }
}
